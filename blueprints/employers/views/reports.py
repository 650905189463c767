"""The one monthly report: by personal link, signed in, or taken down by staff on the telephone; and who has not told yet."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.employers.blueprint import bp
from blueprints.employers.views.lists import READERS
from blueprints.employers.views.moderation import MODERATORS
from blueprints.employers.views.vacancies import EMPLOYER_AND_STAFF
from blueprints.shared.form_errors import rules_on
from blueprints.shared.link_form import DigitsForm
from blueprints.shared.personal_urls import personal_url
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.queries import employer_reports as reads
from jobmatch.queries import employers
from jobmatch.services import employer_reports, signed_links


@bp.route("/laporan-bulanan/<string:token>", methods=["GET", "POST"])
@public
def answer_report_by_link(token: str) -> ResponseReturnValue:
    employer_id = employer_reports.employer_behind(token)
    form, actor = DigitsForm(), employer_reports.actor_behind_link(employer_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            signed_links.check_digits(token, employer_reports.LINK, form.digits.data or "")
            _store(actor, employer_id)
        if outcome.is_done:
            row = reads.get_report(actor, employer_id, employer_reports.this_month())
            return render_template("employers/answer_report_by_link.html", row=row, filled=reads.list_filled(row.report))
    asks_digits = signed_links.open_link(token, employer_reports.LINK).asks_digits
    return _page(actor, employer_id, form, asks_digits=asks_digits)


@bp.get("/pemberi-kerja/laporan-bulanan")
@roles(Role.EMPLOYER)
def answer_own_report() -> ResponseReturnValue:
    return redirect(url_for("employers.answer_report", employer_id=current_actor().employer_id or abort(404)))


@bp.route("/pemberi-kerja/<uuid:employer_id>/laporan-bulanan", methods=["GET", "POST"])
@roles(*EMPLOYER_AND_STAFF)
def answer_report(employer_id: UUID) -> ResponseReturnValue:
    actor, form = current_actor(), DigitsForm()
    employers.get_own(actor, employer_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            _store(actor, employer_id)
        if outcome.is_done:
            flash(gettext("Terima kasih. Laporan bulan ini tersimpan."))
            return redirect(_url(employer_id, employer_reports.this_month()))
    return _page(actor, employer_id, form, asks_digits=False)


@bp.get("/pemberi-kerja/<uuid:employer_id>/laporan-bulanan/<string:month>")
@roles(*EMPLOYER_AND_STAFF, Role.OFFICE_HEAD)
def show_report(employer_id: UUID, month: str) -> ResponseReturnValue:
    row = reads.get_report(current_actor(), employer_id, _month(month))
    return render_template("employers/show_report.html", row=row, filled=reads.list_filled(row.report))


@bp.post("/pemberi-kerja/<uuid:employer_id>/laporan-bulanan/<string:month>/nasional")
@roles(*EMPLOYER_AND_STAFF)
def note_report_copied(employer_id: UUID, month: str) -> ResponseReturnValue:
    employer_reports.note_national(current_actor(), employer_id, _month(month), request.form.get("number", ""))
    flash(gettext("Tercatat: laporan ini sudah disalin ke Karirhub."))
    return redirect(_url(employer_id, _month(month)))


@bp.get("/laporan-pemberi-kerja")
@roles(*READERS)
def list_reports() -> ResponseReturnValue:
    month = _find_month(request.args.get("bulan", "")) or employer_reports.this_month()
    rows = reads.list_reports(current_actor(), month)
    return render_template("employers/list_reports.html", rows=rows, month=month, uncopied=reads.count_uncopied(current_actor()))


@bp.post("/laporan-pemberi-kerja/minta")
@roles(*MODERATORS)
def ask_for_reports() -> ResponseReturnValue:
    asked = employer_reports.ask_month(current_actor(), personal_url("public.home").rstrip("/"))
    flash(gettext("%(asked)s pesan siap dikirim.", asked=asked))
    return redirect(url_for("employers.list_reports"))


def _store(actor: Actor, employer_id: UUID) -> None:
    if "nobody" in request.form:
        employer_reports.report_nobody(actor, employer_id)
    else:
        employer_reports.answer(actor, employer_id, request.form)


def _page(actor: Actor, employer_id: UUID, form: DigitsForm, *, asks_digits: bool) -> tuple[str, int]:
    month = employer_reports.this_month()
    report = reads.find_report(employer_id, month)
    said: Mapping[str, str] = request.form if form.is_submitted() else (report.facts if report else {}).get("said", {})
    page = render_template(
        "employers/answer_report.html",
        form=form,
        asks_digits=asks_digits,
        sections=employer_reports.find_open(employer_id),
        employer=employers.get_own(actor, employer_id).employer,
        month=month,
        report=report,
        said=said,
    )
    return page, 422 if form.is_submitted() else 200


def _url(employer_id: UUID, month: date) -> str:
    return url_for("employers.show_report", employer_id=employer_id, month=f"{month:%Y-%m}")


def _month(text: str) -> date:
    return _find_month(text) or abort(404)


def _find_month(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC).date()
    except ValueError:
        return None
