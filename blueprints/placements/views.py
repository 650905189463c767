"""Hires as both sides tell them: the office's list, and the personal links of employer and person."""

from datetime import date
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.placements.blueprint import bp
from blueprints.placements.forms import AnswerForm
from blueprints.shared.form_errors import rules_on
from blueprints.shared.link_form import DigitsForm
from blueprints.shared.paging import page_count, page_number, page_urls
from blueprints.shared.personal_urls import personal_host
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.dates import parse_date
from jobmatch.domain.enums import Role
from jobmatch.domain.placement_rules import Evidence
from jobmatch.queries import fairs, placements
from jobmatch.services import asking, signed_links
from jobmatch.services import placements as placement_services

STAFF = (Role.PLACEMENT, Role.COUNTER, Role.SECTION_HEAD, Role.OFFICE_HEAD)


@bp.get("/penempatan")
@roles(*STAFF)
def list_placements() -> ResponseReturnValue:
    actor, group, page = current_actor(), request.args.get("lihat"), page_number()
    counts = placements.count_groups(actor)
    total = counts.get(group or "", sum(counts.values()))
    return render_template(
        "placements/list_placements.html",
        placements=placements.list_placements(actor, group, page),
        fairs=fairs.list_fairs()[:6],
        counts=counts,
        may_plan=actor.has_role(Role.PLACEMENT, Role.SECTION_HEAD),
        group=group if group in counts else None,
        page=page,
        total=total,
        page_count=page_count(total, placements.PAGE_SIZE),
        url_of=page_urls(),
    )


@bp.post("/job-fair/<uuid:fair_id>/tanya-hasil")
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def ask_after_fair(fair_id: UUID) -> ResponseReturnValue:
    asked = asking.ask_after_fair(current_actor(), fair_id, "evening", personal_host())
    flash(gettext("%(asked)s pesan siap dikirim.", asked=asked))
    return redirect(url_for("placements.list_placements"))


@bp.route("/kabar/<string:token>", methods=["GET", "POST"])
@public
def answer_for_booth(token: str) -> ResponseReturnValue:
    target = signed_links.open_link(token, asking.EMPLOYER_LINK)
    booth_id = UUID(target.subject_id)
    rows = placements.list_seen_at_booth(booth_id)
    form = DigitsForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            signed_links.check_digits(token, asking.EMPLOYER_LINK, form.digits.data or "")
            store_booth_answers(booth_id, rows)
        if outcome.is_done:
            return render_template("placements/thanks.html")
    return answer_page("answer_for_booth", form, rows=rows, asks_digits=target.asks_digits)


def store_booth_answers(booth_id: UUID, rows: list[placements.SeenRow]) -> None:
    if "nobody" in request.form:
        asking.report_nobody_hired(current_actor(), booth_id)
        return
    said = {row.visit_id: request.form.get(f"says-{row.visit_id}") for row in rows}
    answers = {visit_id: says == "yes" for visit_id, says in said.items() if says}
    days = {row.visit_id: request.form.get(f"start-{row.visit_id}", "").strip() for row in rows}
    starts: dict[UUID, date | None] = {visit_id: parse_date(day) for visit_id, day in days.items() if day}
    asking.answer_for_booth(current_actor(), booth_id, answers, starts)


@bp.route("/kabar-saya/<string:token>", methods=["GET", "POST"])
@public
def answer_own(token: str) -> ResponseReturnValue:
    target = signed_links.open_link(token, asking.SEEKER_LINK)
    placement_id = UUID(target.subject_id)
    form = AnswerForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            signed_links.check_digits(token, asking.SEEKER_LINK, form.digits.data or "")
            terms = placement_services.Terms(form.start_on.data)
            placement_services.answer(current_actor(), placement_id, Evidence.SEEKER, form.says.data == "yes", terms)
        if outcome.is_done:
            return render_template("placements/thanks.html")
    return answer_page("answer_own", form, row=placements.get_placement(placement_id), asks_digits=target.asks_digits)


def answer_page(name: str, form: DigitsForm, **values: object) -> tuple[str, int]:
    return render_template(f"placements/{name}.html", form=form, **values), 422 if form.is_submitted() else 200
