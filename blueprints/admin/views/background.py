"""What the worker does: what runs, waits, needs a person, and was done last."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.admin.blueprint import bp
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.queries import jobs as reads
from jobmatch.services import jobs

READERS = (Role.ADMIN, Role.PLACEMENT, Role.SECTION_HEAD)


@bp.get("/pekerjaan-latar")
@roles(*READERS)
def list_jobs() -> ResponseReturnValue:
    return render_template("admin/list_jobs.html", overview=reads.get_overview(current_actor()))


@bp.post("/pekerjaan-latar/<uuid:job_id>/coba-lagi")
@roles(*READERS)
def retry_job(job_id: UUID) -> ResponseReturnValue:
    jobs.retry_job(current_actor(), job_id)
    flash(gettext("Pekerjaan ini menunggu dijalankan lagi."))
    return redirect(url_for("admin.list_jobs"))
