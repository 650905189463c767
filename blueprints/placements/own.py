"""The same questions for those who are signed in: a person's own hires, an employer's own booths."""

from collections.abc import Iterable
from uuid import UUID

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.placements.blueprint import bp
from blueprints.placements.forms import AnswerForm, DigitsForm
from blueprints.placements.views import answer_page, store_booth_answers
from blueprints.shared.form_errors import rules_on
from blueprints.shared.navigation import Task
from jobmatch.access import current_actor, roles
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.placement_rules import Evidence
from jobmatch.queries import placements
from jobmatch.services import placements as placement_services


@bp.route("/penempatan/<uuid:placement_id>/jawab", methods=["GET", "POST"])
@roles(Role.SEEKER)
def answer_mine(placement_id: UUID) -> ResponseReturnValue:
    row = next((row for row in placements.list_placements(current_actor()) if row.id == placement_id), None) or abort(404)
    form = AnswerForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            terms = placement_services.Terms(form.start_on.data)
            placement_services.answer(current_actor(), placement_id, Evidence.SEEKER, form.says.data == "yes", terms)
        if outcome.is_done:
            flash(gettext("Terima kasih, kabar Anda sudah kami terima."))
            return redirect(url_for("public.home"))
    return answer_page("answer_own", form, row=row, asks_digits=False)


@bp.route("/stan-saya/<uuid:booth_id>", methods=["GET", "POST"])
@roles(Role.EMPLOYER)
def report_my_booth(booth_id: UUID) -> ResponseReturnValue:
    if booth_id not in {booth.id for booth in placements.list_own_booths(current_actor())}:
        abort(404)
    rows, form = placements.list_seen_at_booth(booth_id), DigitsForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            store_booth_answers(booth_id, rows)
        if outcome.is_done:
            flash(gettext("Terima kasih, kabar Anda sudah kami terima."))
            return redirect(url_for("public.home"))
    return answer_page("answer_for_booth", form, rows=rows, asks_digits=False)


def own_tasks(actor: Actor) -> Iterable[Task]:
    """What a person or an employer has not told yet."""
    if actor.role is Role.SEEKER:
        for row in placements.list_placements(actor):
            if row.seeker_says is None:
                text = gettext("Apakah Anda jadi bekerja di %(employer)s?", employer=row.employer_name)
                yield Task(text, url_for("placements.answer_mine", placement_id=row.id), is_urgent=True, detail=row.job_title)
    if actor.role is Role.EMPLOYER:
        for booth in placements.list_own_booths(actor):
            if booth.open_count:
                text = gettext("Siapa yang Anda terima dari %(fair)s?", fair=booth.fair_name)
                detail = gettext("%(count)s orang menunggu kabar", count=booth.open_count)
                yield Task(text, url_for("placements.report_my_booth", booth_id=booth.id), is_urgent=True, detail=detail)
