"""For those who queue: the short form behind the poster's code, and the page of one's number."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.counter.blueprint import bp
from blueprints.counter.busy_forms import ShortForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, public
from jobmatch.queries import desk_days, places
from jobmatch.services.desk_days import queue_up


@bp.route("/antre", methods=["GET", "POST"])
@public
def join_queue() -> ResponseReturnValue:
    form = ShortForm()
    form.village_code.choices = [("", gettext("Pilih …")), *places.list_village_choices()]
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            slip = queue_up(current_actor(), form.details(), form.fields(), form.education.data or None)
        if outcome.is_done:
            return redirect(url_for("counter.show_slip", code=slip.code))
    is_open = desk_days.is_day_open(clock.today())
    return render_template("counter/join_queue.html", form=form, is_open=is_open), 422 if form.is_submitted() else 200


@bp.get("/antre/<string:code>")
@public
def show_slip(code: str) -> ResponseReturnValue:
    return render_template("counter/show_slip.html", held=desk_days.get_held(code))
