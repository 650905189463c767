"""Checking: what waits, accepted or returned, findings with a word, closed months opened again."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_wtf import FlaskForm

from blueprints.registry.blueprint import bp
from blueprints.registry.forms import AnswersForm, CommentFindingForm, ReopenMonthForm, ReturnMonthForm
from blueprints.registry.month_page import month_page, say
from blueprints.registry.roles import CHECKERS, PLANNERS
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, reflects_nothing, roles
from jobmatch.domain.enums import Role
from jobmatch.queries import review
from jobmatch.services import month_findings, month_reviews


@bp.get("/laporan-desa/menunggu")
@roles(*CHECKERS)
@reflects_nothing
def list_waiting() -> ResponseReturnValue:
    actor = current_actor()
    months = review.list_waiting(actor)
    bulk = [month for month in review.without_findings(actor, months) if not month.is_sampled]
    return render_template(
        "registry/list_waiting.html",
        months=months,
        bulk=bulk,
        may_open=actor.role in PLANNERS,
        follow_ups=review.list_follow_ups(actor),
        say=say,
    )


@bp.post("/laporan-desa/menunggu/terima")
@roles(*CHECKERS)
def accept_clear_months() -> ResponseReturnValue:
    count = month_reviews.accept_months_without_findings(current_actor())
    flash(ngettext("%(num)s laporan tanpa temuan diterima.", "%(num)s laporan tanpa temuan diterima.", count))
    return redirect(url_for("registry.list_waiting"))


@bp.post("/bulan-desa/<uuid:month_id>/terima")
@roles(*CHECKERS)
def accept_month(month_id: UUID) -> ResponseReturnValue:
    month_reviews.accept_month(current_actor(), month_id)
    flash(gettext("Laporan diterima."))
    return redirect(url_for("registry.list_waiting"))


@bp.post("/bulan-desa/<uuid:month_id>/kembalikan")
@roles(*CHECKERS)
def return_month(month_id: UUID) -> ResponseReturnValue:
    form = ReturnMonthForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            month_reviews.return_month(current_actor(), month_id, form.reason.data)
        if outcome.is_done:
            flash(gettext("Laporan dikembalikan ke desa dengan alasan Anda."))
            return redirect(url_for("registry.list_waiting"))
    return _again(month_id, "return", form)


@bp.post("/bulan-desa/<uuid:month_id>/buka-lagi")
@roles(*PLANNERS)
def reopen_month(month_id: UUID) -> ResponseReturnValue:
    form = ReopenMonthForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            new_id = month_reviews.reopen_month(current_actor(), month_id, form.reason.data)
        if outcome.is_done:
            flash(gettext("Laporan dibuka lagi sebagai versi baru. Versi lama tetap tersimpan."))
            return redirect(url_for("registry.show_month", month_id=new_id))
    return _again(month_id, "reopen", form)


@bp.post("/bulan-desa/<uuid:month_id>/temuan/<uuid:finding_id>")
@roles(Role.VILLAGE_OFFICER, *CHECKERS)
def comment_finding(month_id: UUID, finding_id: UUID) -> ResponseReturnValue:
    form = CommentFindingForm()
    month_findings.comment_finding(current_actor(), finding_id, form.comment.data or "", bool(form.needs_follow_up.data))
    return redirect(url_for("registry.show_month", month_id=month_id, _anchor="temuan"))


def _again(month_id: UUID, name: str, form: FlaskForm) -> ResponseReturnValue:
    page = month_page(month_id)
    faces = {"page": page, "month": page.month, "form": AnswersForm(data=page.form_data), "errors": {}, "typed": {}, "say": say}
    return render_template("registry/show_month.html", **faces, wrong={name: form}, path=request.path), 422
