"""The same questions for those who are signed in: a person's own hires, an employer's own booths."""

from collections.abc import Iterable
from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.placements.blueprint import bp
from blueprints.placements.forms import AnswerForm, StillForm
from blueprints.placements.page import word_of
from blueprints.placements.views import answer_page, store_booth_answers
from blueprints.shared.form_errors import rules_on
from blueprints.shared.link_form import DigitsForm
from blueprints.shared.navigation import Task
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.follow_up_rules import Side
from jobmatch.domain.placement_rules import Evidence
from jobmatch.queries import follow_ups as follow_up_queries
from jobmatch.queries import placements
from jobmatch.services import follow_ups, signed_links
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


@bp.route("/masih-bekerja/<string:token>", methods=["GET", "POST"])
@public
def answer_still(token: str) -> ResponseReturnValue:
    target = signed_links.open_link(token, follow_ups.LINK)
    placement_id = UUID(target.subject_id)
    day, form = follow_ups.day_of(placement_id, Side.SEEKER), StillForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            signed_links.check_digits(token, follow_ups.LINK, form.digits.data or "")
            follow_ups.answer(current_actor(), placement_id, word_of(form, day, Side.SEEKER))
        if outcome.is_done:
            return render_template("placements/thanks.html")
    row = placements.get_placement(placement_id)
    return answer_page("answer_still", form, row=row, day=day, asks_digits=target.asks_digits)


@bp.route("/penempatan/<uuid:placement_id>/masih-bekerja-saya", methods=["GET", "POST"])
@roles(Role.SEEKER, Role.EMPLOYER)
def answer_my_still(placement_id: UUID) -> ResponseReturnValue:
    side = Side.SEEKER if current_actor().role is Role.SEEKER else Side.EMPLOYER
    row = next((row for row in follow_up_queries.list_own_due(current_actor()) if row.id == placement_id), None) or abort(404)
    form = StillForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            follow_ups.answer(current_actor(), placement_id, word_of(form, row.day, side))
        if outcome.is_done:
            flash(gettext("Terima kasih, kabar Anda sudah kami terima."))
            return redirect(url_for("public.home"))
    return answer_page("answer_still", form, row=row, day=row.day, asks_digits=False)


def still_tasks(actor: Actor) -> Iterable[Task]:
    """Whom a person or an employer is asked about after 30, 60, 90 days."""
    if actor.role not in (Role.SEEKER, Role.EMPLOYER):
        return
    for row in follow_up_queries.list_own_due(actor):
        url = url_for("placements.answer_my_still", placement_id=row.id)
        if actor.role is Role.SEEKER:
            text = gettext("Apakah Anda masih bekerja di %(employer)s?", employer=row.employer_name)
        else:
            text = gettext("Apakah %(name)s masih bekerja di tempat Anda?", name=row.person_name.split()[0])
        yield Task(text, url, detail=gettext("%(days)s hari sejak mulai", days=row.day))


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
