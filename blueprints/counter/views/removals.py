"""Proposals of removal, signed one by one by the section head; nobody is taken off the list by the machine."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.counter.blueprint import bp
from blueprints.counter.forms import RemovalForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.queries import ak1_cards as reads
from jobmatch.services import ak1_reports
from jobmatch.services.seekers import DESK


@bp.get("/loket/usulan-hapus")
@roles(*DESK)
def list_removals() -> ResponseReturnValue:
    rows = [(row, RemovalForm(formdata=None, reason=row.reason_code)) for row in reads.list_removal_proposals(clock.today())]
    return render_template("counter/list_removals.html", rows=rows, may_sign=current_actor().role is Role.SECTION_HEAD)


@bp.post("/loket/kartu/<uuid:card_id>/hapus")
@roles(Role.SECTION_HEAD)
def sign_removal(card_id: UUID) -> ResponseReturnValue:
    form = RemovalForm()
    with rules_on(form) as outcome:
        ak1_reports.sign_removal(current_actor(), card_id, form.reason.data or "")
    if outcome.is_done:
        flash(gettext("Penghapusan ditandatangani dan dibukukan bulan ini."))
    else:
        flash(" ".join([*form.form_errors, *form.reason.errors]), "error")
    return redirect(url_for("counter.list_removals"))
