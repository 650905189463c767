"""What waits for the poverty team: silence and what agencies gave back."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.interventions.blueprint import bp
from blueprints.interventions.forms import DiscussForm
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.queries import poverty
from jobmatch.queries import referrals as reads
from jobmatch.services import audit, referrals


@bp.get("/rujukan/agenda")
@roles(*poverty.READERS)
def show_agenda() -> ResponseReturnValue:
    actor = current_actor()
    rows = reads.list_agenda(actor)
    audit.record_act(actor, "list_people", "referral", "-", fields=["full_name"])
    return render_template("interventions/show_agenda.html", rows=rows)


@bp.route("/rujukan/<uuid:referral_id>/bahas", methods=["GET", "POST"])
@roles(*referrals.PROPOSERS)
def discuss_referral(referral_id: UUID) -> ResponseReturnValue:
    form, actor = DiscussForm(), current_actor()
    row = reads.get_referral(actor, referral_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            referrals.discuss(actor, referral_id, form.decision.data or "", form.due_on.data)
        if outcome.is_done:
            flash(gettext("Keputusannya dicatat, tenggat barunya berlaku."))
            return redirect(url_for("interventions.show_agenda"))
    return render_template("interventions/discuss_referral.html", form=form, row=row), 422 if form.is_submitted() else 200
