"""Proposals: listed, shown, made, taken back."""

from uuid import UUID

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.wrappers import Response

from blueprints.interventions.blueprint import bp
from blueprints.interventions.downloads import as_download
from blueprints.interventions.forms import AnswerHelpForm, ProposeAgainForm, ProposeHelpForm
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.aid_kinds import Agency, AidKind
from jobmatch.domain.enums import Role
from jobmatch.domain.referral_rules import ReferralState
from jobmatch.queries import referrals as reads
from jobmatch.services import audit, reading, referral_packs, referrals

REFERRAL_PAGE = "interventions/show_referral.html"


@bp.get("/rujukan")
@roles(*reads.READERS)
def list_referrals() -> ResponseReturnValue:
    actor = current_actor()
    state, agency = request.args.get("keadaan", ""), request.args.get("dinas", "")
    chosen = ReferralState(state) if state in set(ReferralState) else None
    chosen_agency = Agency(agency) if agency in set(Agency) else None
    rows = reads.list_referrals(actor, chosen, chosen_agency)
    audit.record_act(actor, "list_people", "referral", "-", fields=["full_name"])
    return render_template(
        "interventions/list_referrals.html",
        rows=rows,
        counts=reads.count_states(actor),
        states=list(ReferralState),
        agencies=list(Agency),
        chosen=chosen,
        chosen_agency=chosen_agency,
        is_agency=actor.role is Role.SECTOR_OFFICER,
        most=reads.MOST,
    )


@bp.get("/rujukan/<uuid:referral_id>")
@roles(*reads.READERS)
def show_referral(referral_id: UUID) -> ResponseReturnValue:
    return render_referral(referral_id, AnswerHelpForm(formdata=None))


@bp.route("/keluarga/<uuid:family_id>/usulkan", methods=["GET", "POST"])
@roles(*referrals.PROPOSERS)
def propose_help(family_id: UUID) -> ResponseReturnValue:
    page, form = reading.read_family(current_actor(), family_id), ProposeHelpForm()
    form.know([(member.id, member.name) for member in page.members if member.age is None or member.age >= 18])
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            referral_id = referrals.propose(current_actor(), family_id, form.proposal())
        if outcome.is_done:
            flash(gettext("Diusulkan. Berangkat dengan paket bulanan berikutnya."))
            return redirect(url_for("interventions.show_referral", referral_id=referral_id))
    elif not form.is_submitted():
        _suggest(form)
    return render_template("interventions/propose_help.html", form=form, page=page), 422 if form.is_submitted() else 200


@bp.post("/rujukan/<uuid:referral_id>/tarik")
@roles(*referrals.PROPOSERS)
def withdraw_help(referral_id: UUID) -> ResponseReturnValue:
    referrals.withdraw(current_actor(), referral_id)
    flash(gettext("Usulannya ditarik."))
    return redirect(url_for("interventions.show_referral", referral_id=referral_id))


@bp.post("/rujukan/<uuid:referral_id>/usulkan-lagi")
@roles(*referrals.PROPOSERS)
def propose_again(referral_id: UUID) -> ResponseReturnValue:
    form = ProposeAgainForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            referrals.propose_again(current_actor(), referral_id, form.why.data or "")
        if outcome.is_done:
            flash(gettext("Diusulkan lagi. Berangkat dengan paket bulanan berikutnya."))
            return redirect(url_for("interventions.show_referral", referral_id=referral_id))
    return render_referral(referral_id, AnswerHelpForm(formdata=None), form), 422


@bp.post("/rujukan/<uuid:referral_id>/cabut-kabar-kerja")
@roles(*referrals.PROPOSERS)
def take_back_work(referral_id: UUID) -> ResponseReturnValue:
    referrals.take_back_work(current_actor(), referral_id)
    flash(gettext("Dicabut. Kabar pekerjaannya tidak lagi terlihat dinas."))
    return redirect(url_for("interventions.show_referral", referral_id=referral_id))


@bp.get("/rujukan/<uuid:referral_id>/slip")
@roles(*referrals.PROPOSERS)
def print_consent_slip(referral_id: UUID) -> Response:
    office = current_app.extensions["jobmatch_settings"].office_name
    content = referral_packs.consent_slip(current_actor(), referral_id, office)
    return as_download(content, "pdf", "slip-persetujuan-rujukan.pdf")


def render_referral(referral_id: UUID, form: AnswerHelpForm, again: ProposeAgainForm | None = None) -> str:
    actor = current_actor()
    row = reads.get_referral(actor, referral_id)
    audit.record_read(actor, "referral", referral_id, fields=["full_name"])
    is_agency = actor.role is Role.SECTOR_OFFICER
    return render_template(
        REFERRAL_PAGE,
        row=row,
        form=form,
        again=again or ProposeAgainForm(formdata=None, why=row.why),
        happened=[] if is_agency else reads.list_happened(referral_id),
        is_agency=is_agency,
    )


def _suggest(form: ProposeHelpForm) -> None:
    kind = request.args.get("bantuan", "")
    if kind in set(AidKind):
        form.kind.data, form.agency.data = kind, AidKind(kind).agency.value
    form.person.data = request.args.get("untuk", "")
