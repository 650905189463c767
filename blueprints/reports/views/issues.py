"""Issuing reports, and giving their bytes again."""

import io
from uuid import UUID

from flask import current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.wrappers import Response

from blueprints.reports.blueprint import bp
from blueprints.reports.forms import IssueReportForm
from blueprints.reports.periods import READERS, Period, asked_period
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.documents.ipk_pdf import write_pdf
from jobmatch.documents.ipk_workbook import write_workbook
from jobmatch.domain.enums import Role
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.queries import ipk, issued_reports
from jobmatch.services import issued_reports as issuing

TYPES = {"pdf": "application/pdf", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@bp.get("/ipk/terbitan")
@roles(*READERS)
def list_issues() -> ResponseReturnValue:
    month = request.args.get("month", str(Month.of(clock.today()).previous))
    return _page(IssueReportForm(), asked_period(month))


@bp.post("/ipk/terbitan/<string:month>")
@roles(Role.SECTION_HEAD, Role.OFFICE_HEAD)
def issue_report(month: str) -> ResponseReturnValue:
    form, period = IssueReportForm(), asked_period(month)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            made = issuing.issue_report(current_actor(), _office(), period.kind, period.first, form.reason.data or "")
        if outcome.is_done:
            flash(gettext("Laporan sudah diterbitkan. Berkasnya disimpan dan tidak berubah lagi."))
            return redirect(url_for("reports.show_issue", report_id=made))
    return _page(form, period), 422


@bp.get("/ipk/terbitan/<uuid:report_id>")
@roles(*READERS)
def show_issue(report_id: UUID) -> ResponseReturnValue:
    return render_template("reports/show_issue.html", issue=issued_reports.get_issue(report_id))


@bp.get('/ipk/terbitan/<uuid:report_id>/berkas/<any("pdf", "xlsx"):kind>')
@roles(*READERS)
def download_issue(report_id: UUID, kind: str) -> ResponseReturnValue:
    number, content = issued_reports.get_bytes(report_id, kind)
    return _file(content, number, kind)


@bp.get('/ipk/konsep/<string:month>/<any("pdf", "xlsx"):kind>')
@roles(*READERS)
def download_draft(month: str, kind: str) -> ResponseReturnValue:
    period = asked_period(month)
    paper = issuing.draft_paper(_office(), period.kind, period.first)
    return _file(write_pdf(paper) if kind == "pdf" else write_workbook(paper), f"IPK/{period.first}/konsep", kind)


def _file(content: bytes, name: str, kind: str) -> Response:
    answer = send_file(io.BytesIO(content), TYPES[kind], as_attachment=True, download_name=f"{name.replace('/', '-')}.{kind}")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _office() -> str:
    name: str = current_app.extensions["jobmatch_settings"].office_name
    return name


def _page(form: IssueReportForm, period: Period) -> str:
    settings = ipk.find_settings()
    return render_template(
        "reports/list_issues.html",
        form=form,
        period=period,
        kinds=PeriodKind,
        open_months=[month for month in period.months if not ipk.is_closed(month)],
        codes=settings.codes_for(period.kind),
        signatory=settings.signatory_on(clock.today()),
        issues=issued_reports.list_issues_of(period.kind, period.first),
        all_issues=issued_reports.list_issues(),
        may_issue=current_actor().role in issuing.SIGNERS,
    )
