"""Who asked to be asked at the counter instead of by the village, and the questions put to them there."""

from uuid import UUID, uuid4

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.registry.blueprint import bp
from blueprints.registry.forms import AskAtCounterForm
from blueprints.registry.roles import ASKERS
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.services import counter_answers, reading


@bp.get("/tanya-di-loket")
@roles(*ASKERS)
def list_asked_here() -> ResponseReturnValue:
    return render_template("registry/list_asked_here.html", people=reading.read_asked_here(current_actor()))


@bp.route("/tanya-di-loket/<uuid:person_id>", methods=["GET", "POST"])
@roles(*ASKERS)
def ask_at_counter(person_id: UUID) -> ResponseReturnValue:
    person = reading.read_one_asked_here(current_actor(), person_id)
    form = AskAtCounterForm(key=uuid4().hex)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            status = counter_answers.record_counter_answers(current_actor(), person_id, form.labour, form.key.data)
        if outcome.is_done:
            flash(gettext("Tercatat: %(name)s, %(status)s.", name=person.name, status=gettext(status.label).lower()))
            return redirect(url_for("registry.list_asked_here"))
    page = render_template("registry/ask_at_counter.html", form=form, person=person)
    return page, 422 if form.is_submitted() else 200
