"""Single acts on an account, each one POST."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.wrappers import Response

from blueprints.admin.blueprint import bp
from blueprints.admin.forms import ChangeRoleForm
from blueprints.admin.views.accounts import CARERS
from jobmatch.access import current_actor, roles
from jobmatch.domain.account_rules import roles_looked_after_by
from jobmatch.domain.enums import Role
from jobmatch.queries import account_pages
from jobmatch.services import accounts, devices, second_step


@bp.post("/akun-petugas/<uuid:account_id>/tutup")
@roles(*CARERS)
def deactivate_account(account_id: UUID) -> ResponseReturnValue:
    accounts.deactivate(current_actor(), account_id)
    return _done(account_id, gettext("Akun ditutup. Sesi dan ponselnya sudah putus; riwayatnya tetap ada."))


@bp.post("/akun-petugas/<uuid:account_id>/buka")
@roles(*CARERS)
def reactivate_account(account_id: UUID) -> ResponseReturnValue:
    accounts.reactivate(current_actor(), account_id)
    return _done(account_id, gettext("Akun dibuka lagi."))


@bp.post("/akun-petugas/<uuid:account_id>/keluarkan")
@roles(*CARERS)
def end_sessions(account_id: UUID) -> ResponseReturnValue:
    accounts.end_sessions(current_actor(), account_id)
    return _done(account_id, gettext("Semua sesi akun ini sudah diakhiri."))


@bp.post("/akun-petugas/<uuid:account_id>/lepas-kode")
@roles(Role.ADMIN)
def reset_second_step(account_id: UUID) -> ResponseReturnValue:
    second_step.reset(current_actor(), account_id)
    return _done(account_id, gettext("Aplikasi kode dilepas. Orangnya memasang lagi saat masuk berikutnya."))


@bp.post("/akun-petugas/<uuid:account_id>/ponsel/<uuid:device_id>/putus")
@roles(*CARERS)
def revoke_device(account_id: UUID, device_id: UUID) -> ResponseReturnValue:
    devices.revoke_device(current_actor(), device_id)
    return _done(account_id, gettext("Ponsel diputus. Buatkan tautan baru bila orangnya masih bertugas."))


@bp.route("/akun-petugas/<uuid:account_id>/peran", methods=["GET", "POST"])
@roles(Role.ADMIN)
def change_role(account_id: UUID) -> ResponseReturnValue:
    account = account_pages.get_account(current_actor(), account_id)
    form = ChangeRoleForm(role=account.head.role.value)
    form.role.choices = [(role.value, role.label) for role in Role if role in roles_looked_after_by(Role.ADMIN)]
    if form.validate_on_submit():
        return redirect(url_for("admin.change_official", account_id=account_id, peran=form.role.data))
    return render_template("admin/change_role.html", form=form, shown=account), 422 if form.is_submitted() else 200


def _done(account_id: UUID, text: str) -> Response:
    flash(text, "success")
    return redirect(url_for("admin.show_account", account_id=account_id))
