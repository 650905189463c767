"""The village's own pages: its months, the list that is the page, one form that saves all of it."""

from uuid import UUID

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from blueprints.registry.blueprint import bp
from blueprints.registry.forms import AnswersForm
from blueprints.registry.month_page import MonthPage, month_page, say
from blueprints.registry.replies import TypedAnswers, read_answers, typed_rows
from blueprints.registry.roles import READERS, WRITERS
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, reflects_nothing, roles
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotFound
from jobmatch.queries import registry
from jobmatch.services import month_entries, month_people, village_months

NEXT_PAGES = {"baru": "registry.add_person", "cari": "registry.search_people"}


@bp.get("/bulan-desa")
@roles(Role.VILLAGE_OFFICER)
def list_my_months() -> ResponseReturnValue:
    actor = current_actor()
    return render_template(
        "registry/list_my_months.html", months=registry.list_months_of_village(actor, actor.village_code or "")
    )


@bp.get("/bulan-desa/<uuid:month_id>")
@roles(Role.VILLAGE_OFFICER, *READERS)
@reflects_nothing
def show_month(month_id: UUID) -> ResponseReturnValue:
    page = month_page(month_id)
    return _render(page, AnswersForm(data=page.form_data))


@bp.post("/bulan-desa/<uuid:month_id>/jawaban")
@roles(*WRITERS)
def save_answers(month_id: UUID) -> ResponseReturnValue:
    head = registry.get_month(current_actor(), month_id)
    typed = read_answers(request.form, registry.list_rows(current_actor(), month_id), head.default_how_known)
    form = AnswersForm()
    with rules_on(form) as outcome:
        month_entries.save_page(current_actor(), month_id, typed.replies, typed.seen, typed.default)
        if not typed.errors:
            _act(month_id, form)
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json":
        return _answer_in_json(month_id, form, typed, outcome.is_done)
    if typed.errors or not outcome.is_done:
        return _render(month_page(month_id), form, typed), 422
    return _go_on(month_id)


def _act(month_id: UUID, form: AnswersForm) -> None:
    """Do what the pressed button says beyond saving."""
    act = request.form.get("act")
    if act == "kirim":
        village_months.submit_month(current_actor(), month_id, form.nil_statement.data)
        flash(gettext("Laporan terkirim. Terima kasih. Kecamatan atau kantor akan memeriksanya."))
    elif act == "sisa":
        count = village_months.leave_rest_unasked(current_actor(), month_id)
        flash(ngettext("%(num)s orang ditandai belum ditanya.", "%(num)s orang ditandai belum ditanya.", count))
    elif act not in NEXT_PAGES and request.accept_mimetypes.accept_html:
        flash(gettext("Jawaban tersimpan."))


def _go_on(month_id: UUID) -> ResponseReturnValue:
    return redirect(url_for(NEXT_PAGES.get(request.form.get("act", ""), "registry.show_month"), month_id=month_id))


def _answer_in_json(month_id: UUID, form: AnswersForm, typed: TypedAnswers, is_done: bool) -> ResponseReturnValue:
    rows = registry.list_rows(current_actor(), month_id)
    errors = {str(row_id): text for row_id, text in typed.errors.items()}
    answer = {"saved": is_done, "errors": errors, "general": form.form_errors, "answered": sum(row.is_answered for row in rows)}
    return jsonify(answer), 200 if is_done else 422


@bp.post("/bulan-desa/<uuid:month_id>/orang/<uuid:row_id>/di-loket")
@roles(Role.VILLAGE_OFFICER, Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
def wish_for_counter(month_id: UUID, row_id: UUID) -> ResponseReturnValue:
    row = next((row for row in registry.list_rows(current_actor(), month_id) if row.id == row_id), None)
    if row is None:
        raise NotFound
    month_people.wish_for_counter(current_actor(), row.person_id, not row.asks_for_counter)
    return redirect(url_for("registry.show_month", month_id=month_id, _anchor=f"orang-{row_id}"))


def _render(page: MonthPage, form: AnswersForm, typed: TypedAnswers | None = None) -> str:
    return render_template(
        "registry/show_month.html",
        page=page,
        month=page.month,
        form=form,
        errors=typed.errors if typed else {},
        typed=typed_rows(request.form, page.rows) if typed else {},
        say=say,
    )
