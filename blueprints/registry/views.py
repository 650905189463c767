"""The village month: the list, one person, sending, checking."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.registry.blueprint import bp
from blueprints.registry.forms import AnswerRowForm, ReturnMonthForm, SubmitMonthForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import HowKnown, OtherAnswer, Role, RowAnswer
from jobmatch.queries import registry
from jobmatch.services import village_months

CHECKERS = (Role.DISTRICT_SUPERVISOR, Role.PLACEMENT, Role.SECTION_HEAD)
READERS = (*CHECKERS, Role.OFFICE_HEAD, Role.COUNTER)


@bp.get("/bulan-desa")
@roles(Role.VILLAGE_OFFICER)
def list_my_months() -> ResponseReturnValue:
    actor = current_actor()
    return render_template(
        "registry/list_my_months.html", months=registry.list_months_of_village(actor, actor.village_code or "")
    )


@bp.get("/bulan-desa/<uuid:month_id>")
@roles(Role.VILLAGE_OFFICER, *READERS)
def show_month(month_id: UUID) -> ResponseReturnValue:
    return _render_month(month_id, SubmitMonthForm(), ReturnMonthForm())


@bp.route("/bulan-desa/<uuid:month_id>/orang/<uuid:row_id>", methods=["GET", "POST"])
@roles(Role.VILLAGE_OFFICER)
def answer_row(month_id: UUID, row_id: UUID) -> ResponseReturnValue:
    row = next((row for row in registry.list_rows(current_actor(), month_id) if row.id == row_id), None)
    form = AnswerRowForm(obj=row)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            other = OtherAnswer(form.other.data) if form.other.data else None
            reply = village_months.RowReply(row_id, RowAnswer(form.answer.data), HowKnown(form.how_known.data), other)
            village_months.answer_rows(current_actor(), month_id, [reply])
        if outcome.is_done:
            return redirect(url_for("registry.show_month", month_id=month_id, _anchor=f"orang-{row_id}"))
    return render_template("registry/answer_row.html", form=form, row=row, month_id=month_id), 422 if form.is_submitted() else 200


@bp.post("/bulan-desa/<uuid:month_id>/kirim")
@roles(Role.VILLAGE_OFFICER)
def submit_month(month_id: UUID) -> ResponseReturnValue:
    form = SubmitMonthForm()
    with rules_on(form) as outcome:
        village_months.submit_month(current_actor(), month_id, form.nil_statement.data)
    if not outcome.is_done:
        return _render_month(month_id, form, ReturnMonthForm()), 422
    flash(gettext("Laporan terkirim. Terima kasih. Kecamatan atau kantor akan memeriksanya."))
    return redirect(url_for("registry.show_month", month_id=month_id))


@bp.post("/bulan-desa/<uuid:month_id>/terima")
@roles(*CHECKERS)
def accept_month(month_id: UUID) -> ResponseReturnValue:
    village_months.accept_month(current_actor(), month_id)
    flash(gettext("Laporan diterima."))
    return redirect(url_for("registry.list_waiting"))


@bp.post("/bulan-desa/<uuid:month_id>/kembalikan")
@roles(*CHECKERS)
def return_month(month_id: UUID) -> ResponseReturnValue:
    form = ReturnMonthForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            village_months.return_month(current_actor(), month_id, form.reason.data)
        if outcome.is_done:
            flash(gettext("Laporan dikembalikan ke desa dengan alasan Anda."))
            return redirect(url_for("registry.list_waiting"))
    return _render_month(month_id, SubmitMonthForm(), form), 422


@bp.get("/laporan-desa/menunggu")
@roles(*CHECKERS)
def list_waiting() -> ResponseReturnValue:
    return render_template("registry/list_waiting.html", months=registry.list_waiting(current_actor()))


@bp.post("/laporan-desa/buka")
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def open_month() -> ResponseReturnValue:
    opened = village_months.open_month(current_actor(), clock.today())
    flash(gettext("Bulan ini dibuka untuk %(opened)s desa.", opened=opened))
    return redirect(url_for("registry.show_board"))


@bp.get("/laporan-desa")
@roles(*READERS)
def show_board() -> ResponseReturnValue:
    month = clock.today().replace(day=1)
    cells = registry.list_board(month)
    return render_template(
        "registry/show_board.html",
        may_open=current_actor().role in (Role.PLACEMENT, Role.SECTION_HEAD) and not all(cell.month_id for cell in cells),
        month=month,
        cells=cells,
        reported=sum(cell.has_reported for cell in cells),
    )


def _render_month(month_id: UUID, submit_form: SubmitMonthForm, return_form: ReturnMonthForm) -> str:
    actor = current_actor()
    rows = registry.list_rows(actor, month_id)
    return render_template(
        "registry/show_month.html",
        month=registry.get_month(actor, month_id),
        rows=rows,
        answered=sum(row.answer is not None for row in rows),
        submit_form=submit_form,
        return_form=return_form,
        is_village=actor.role is Role.VILLAGE_OFFICER,
        may_check=actor.role in CHECKERS,
        full_path=request.full_path,
    )
