"""Village months as files: handed out prefilled, taken in, shown before anything is stored."""

import csv
import io
from typing import Any
from uuid import UUID

from flask import Response, current_app, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.registry.blueprint import bp
from blueprints.registry.forms import MonthFileForm
from blueprints.registry.roles import PAPER, WRITERS
from blueprints.shared.form_errors import rules_on
from blueprints.shared.uploads import uploaded_bytes
from jobmatch.access import current_actor, roles
from jobmatch.documents.marks import Mark
from jobmatch.documents.table_file import MOST_BYTES, safe_text
from jobmatch.domain.enums import UploadState
from jobmatch.queries import month_uploads as kept
from jobmatch.queries import registry
from jobmatch.services import month_files, month_uploads

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/bulan-desa/<uuid:month_id>/berkas.xlsx")
@roles(*WRITERS)
def download_month_file(month_id: UUID) -> Response:
    mark = Mark(current_app.extensions["jobmatch_settings"].is_demo)
    name, content = month_files.make_month_file(current_actor(), month_id, mark)
    answer = send_file(io.BytesIO(content), XLSX, as_attachment=True, download_name=name, max_age=0)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.route("/bulan-desa/<uuid:month_id>/berkas", methods=["GET", "POST"])
@roles(*WRITERS)
def upload_month_file(month_id: UUID) -> ResponseReturnValue:
    month = registry.get_month(current_actor(), month_id)
    form = MonthFileForm()
    return _taken_in(form, month_id) or _page(form, month=month)


@bp.route("/laporan-desa/berkas", methods=["GET", "POST"])
@roles(*PAPER)
def upload_files() -> ResponseReturnValue:
    form = MonthFileForm()
    return _taken_in(form, None) or _page(form, month=None)


def _taken_in(form: MonthFileForm, month_id: UUID | None) -> ResponseReturnValue | None:
    if not form.validate_on_submit():
        return None
    upload_id = None
    with rules_on(form):
        upload_id = month_uploads.keep_upload(current_actor(), uploaded_bytes(form.file.data, MOST_BYTES), month_id)
    return redirect(url_for("registry.show_upload", upload_id=upload_id)) if upload_id else None


def _page(form: MonthFileForm, month: registry.MonthHead | None) -> ResponseReturnValue:
    return render_template("registry/upload_month_file.html", form=form, month=month), 422 if form.is_submitted() else 200


@bp.get("/berkas-desa/<uuid:upload_id>")
@roles(*WRITERS)
def show_upload(upload_id: UUID) -> ResponseReturnValue:
    upload = kept.get_upload(current_actor(), upload_id)
    month = registry.get_month(current_actor(), upload.month_id) if upload.month_id else None
    return render_template(
        "registry/show_upload.html", upload=upload, month=month, problems=_problems(upload), again=_again_url(upload)
    )


@bp.post("/berkas-desa/<uuid:upload_id>/simpan")
@roles(*WRITERS)
def store_upload(upload_id: UUID) -> ResponseReturnValue:
    month_uploads.start_storing(current_actor(), upload_id)
    upload = kept.get_upload(current_actor(), upload_id)
    if upload.state is UploadState.STORED:
        flash(gettext("Berkas tersimpan."))
    return redirect(url_for("registry.show_upload", upload_id=upload_id))


@bp.get("/berkas-desa/<uuid:upload_id>/ditolak.csv")
@roles(*WRITERS)
def download_refused(upload_id: UUID) -> Response:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    writer.writerow([gettext("Baris"), gettext("Kolom"), gettext("Terbaca"), gettext("Masalah"), gettext("Cara memperbaiki")])
    for item in _problems(kept.get_upload(current_actor(), upload_id)):
        writer.writerow([item["row"], *(safe_text(item[name]) for name in ("column", "read", "problem", "fix"))])
    headers = {"Content-Disposition": "attachment; filename=isian-ditolak.csv", "Cache-Control": "private, no-store"}
    return Response("\ufeff" + stream.getvalue(), mimetype="text/csv", headers=headers)


def _problems(upload: kept.Upload) -> list[dict[str, Any]]:
    return [_worded(item) for item in upload.report.get("problems", ())]


def _worded(item: dict[str, Any]) -> dict[str, Any]:
    text, facts = item["problem"], item["facts"]
    whole = gettext(text, **facts)
    what, _, fix = whole.partition(". ")
    return {"row": item["row"], "column": item["column"], "read": item["read"], "problem": what, "fix": fix or what}


def _again_url(upload: kept.Upload) -> str:
    if upload.month_id is None:
        return url_for("registry.upload_files")
    return url_for("registry.upload_month_file", month_id=upload.month_id)
