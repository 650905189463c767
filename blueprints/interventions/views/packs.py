"""Monthly packs: made, listed, given again as they were sent."""

from uuid import UUID

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.wrappers import Response

from blueprints.interventions.blueprint import bp
from blueprints.interventions.downloads import as_download
from blueprints.interventions.forms import IssueReferralPackForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.aid_kinds import Agency
from jobmatch.domain.periods import Month
from jobmatch.queries import referrals as reads
from jobmatch.services import audit, referral_packs, referrals


@bp.get("/rujukan/paket")
@roles(*reads.READERS)
def list_referral_packs() -> ResponseReturnValue:
    return _page(IssueReferralPackForm())


@bp.post("/rujukan/paket")
@roles(*referrals.PROPOSERS)
def issue_referral_pack() -> ResponseReturnValue:
    form, office = IssueReferralPackForm(), current_app.extensions["jobmatch_settings"].office_name
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            month, beyond = Month.of(clock.today()), bool(form.beyond.data)
            referral_packs.issue_pack(current_actor(), office, Agency(form.agency.data), month, beyond=beyond)
        if outcome.is_done:
            flash(gettext("Paketnya jadi. Unduh surat dan berkas Excel-nya, lalu kirim ke dinas."))
            return redirect(url_for("interventions.list_referral_packs"))
    return _page(form), 422


@bp.get("/rujukan/paket/<uuid:referral_pack_id>/<any(pdf, xlsx):kind>")
@roles(*reads.READERS)
def download_referral_pack(referral_pack_id: UUID, kind: str) -> Response:
    actor = current_actor()
    number, content = reads.get_pack_file(actor, referral_pack_id, kind)
    audit.record_read(actor, "referral_pack", referral_pack_id, fields=["full_name"])
    return as_download(content, kind, f"{number.replace('/', '-').lower()}.{kind}")


def _page(form: IssueReferralPackForm) -> str:
    return render_template("interventions/list_referral_packs.html", form=form, packs=reads.list_packs(current_actor()))
