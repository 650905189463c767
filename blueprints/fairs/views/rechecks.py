"""Before the fair: every employer with a booth is looked at once more."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.fairs.blueprint import bp
from blueprints.fairs.views.fairs import PLANNERS
from jobmatch.access import current_actor, roles
from jobmatch.queries import fairs
from jobmatch.services import employers
from jobmatch.services.fair_rechecks import list_rechecks


@bp.get("/job-fair/<uuid:fair_id>/periksa-peserta")
@roles(*PLANNERS)
def list_participants(fair_id: UUID) -> ResponseReturnValue:
    fair = fairs.get_fair(fair_id)
    rows = list_rechecks(fair_id, fair.starts_on)
    return render_template("fairs/list_participants.html", fair=fair, rows=rows, due=sum(row.is_due for row in rows))


@bp.post("/job-fair/<uuid:fair_id>/periksa-peserta/<uuid:employer_id>")
@roles(*PLANNERS)
def recheck_participant(fair_id: UUID, employer_id: UUID) -> ResponseReturnValue:
    employers.recheck_employer(current_actor(), employer_id)
    flash(gettext("Tercatat: diperiksa ulang hari ini."))
    return redirect(url_for("fairs.list_participants", fair_id=fair_id))
