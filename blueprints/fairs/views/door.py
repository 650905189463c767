"""The door and the booths at the office's own screens; phones at the doors have their own pages (kit.py)."""

from uuid import UUID, uuid4

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.fairs.blueprint import bp
from blueprints.fairs.forms import CheckInForm, RecordOutcomeForm
from blueprints.fairs.views.fairs import STAFF
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import BoothResult
from jobmatch.queries import fair_tickets, fairs
from jobmatch.services import checkins


@bp.route("/job-fair/<uuid:fair_id>/pintu", methods=["GET", "POST"])
@roles(*STAFF)
def check_in(fair_id: UUID) -> ResponseReturnValue:
    form, verdict = CheckInForm(), None
    if form.validate_on_submit():
        with rules_on(form):
            scan = checkins.Scan(form.code.data, str(uuid4()), clock.now())
            verdict = checkins.check_in(current_actor(), fair_id, scan)
    ticket = fair_tickets.get_ticket(current_actor(), verdict.registration_id) if verdict else None
    page = render_template(
        "fairs/check_in.html",
        form=form,
        fair=fairs.get_fair(fair_id),
        verdict=verdict,
        ticket=ticket,
        came=fairs.count_came(fair_id),
    )
    return page, 422 if form.is_submitted() and verdict is None else 200


@bp.route("/job-fair/<uuid:fair_id>/stan/<uuid:booth_id>", methods=["GET", "POST"])
@roles(*STAFF)
def record_outcome(fair_id: UUID, booth_id: UUID) -> ResponseReturnValue:
    form = RecordOutcomeForm()
    form.vacancy_id.choices = [(str(key), title) for key, title in fairs.list_vacancies_of_booth(booth_id)]
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            _record(fair_id, booth_id, form)
        if outcome.is_done:
            flash(gettext("Hasil tercatat."))
            return redirect(url_for("fairs.record_outcome", fair_id=fair_id, booth_id=booth_id))
    page = render_template(
        "fairs/record_outcome.html", form=form, fair=fairs.get_fair(fair_id), visits=fairs.list_booth_visits(booth_id)
    )
    return page, 422 if form.is_submitted() else 200


def _record(fair_id: UUID, booth_id: UUID, form: RecordOutcomeForm) -> None:
    outcome = checkins.Outcome(
        BoothResult(form.result.data), UUID(form.vacancy_id.data) if form.vacancy_id.data else None, form.start_on.data
    )
    checkins.record_outcome(current_actor(), fair_id, booth_id, checkins.Scan(form.code.data, str(uuid4()), clock.now()), outcome)
