"""Home: the public front, or what waits for the one who is signed in."""

from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.public.blueprint import bp
from blueprints.shared.navigation import tasks_for
from jobmatch.access import current_actor, public
from jobmatch.domain.enums import Role


@bp.get("/")
@public
def home() -> ResponseReturnValue:
    actor = current_actor()
    if actor.role is Role.VISITOR:
        return render_template("public/home.html")
    return render_template("public/workplace.html", tasks=tasks_for(actor))
