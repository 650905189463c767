"""One's own account: password, code app, sessions."""

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from markupsafe import Markup

from blueprints.auth.blueprint import bp
from blueprints.auth.forms import ChangePasswordForm, ConfirmPasswordForm, EnableSecondStepForm
from blueprints.shared.form_errors import rules_on
from blueprints.shared.shown_once import keep_once, take_once
from jobmatch.access import ANY_ACCOUNT, begin_session, current_actor, must_set_up_second_step, roles
from jobmatch.documents.qr import qr_svg
from jobmatch.domain.sign_in_rules import STAFF_ROLES
from jobmatch.queries import account_pages
from jobmatch.services import passwords, second_step, sessions

PENDING = "pending_secret"


@bp.get("/akun")
@roles(*ANY_ACCOUNT)
def show_account() -> ResponseReturnValue:
    account = account_pages.get_own_account(current_actor())
    return render_template(
        "auth/show_account.html",
        own=account,
        current_id=current_user.session_id,
        may_use_code=account.head.role in STAFF_ROLES,
    )


@bp.route("/akun/kata-sandi", methods=["GET", "POST"])
@roles(*ANY_ACCOUNT)
def change_password() -> ResponseReturnValue:
    form = ChangePasswordForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            key = passwords.change_password(current_actor(), form.current.data, form.password.data)
        if outcome.is_done:
            begin_session(key)
            flash(gettext("Kata sandi diganti. Perangkat lain harus masuk lagi."), "success")
            return redirect(url_for("auth.show_account"))
    return render_template("auth/change_password.html", form=form), 422 if form.is_submitted() else 200


@bp.post("/akun/keluar-di-lain")
@roles(*ANY_ACCOUNT)
def end_other_sessions() -> ResponseReturnValue:
    begin_session(sessions.renew_session(current_actor()))
    flash(gettext("Semua perangkat lain sudah keluar."), "success")
    return redirect(url_for("auth.show_account"))


@bp.route("/akun/kode-masuk", methods=["GET", "POST"])
@roles(*STAFF_ROLES)
def enable_second_step() -> ResponseReturnValue:
    form = EnableSecondStepForm()
    secret = session.get(PENDING) or second_step.propose_secret()
    session[PENDING] = secret
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            codes = second_step.enable(current_actor(), secret, form.code.data, form.password.data or "")
        if outcome.is_done:
            session.pop(PENDING)
            keep_once("recovery_codes", codes)
            return redirect(url_for("auth.show_recovery_codes"))
    page = render_template(
        "auth/enable_second_step.html",
        form=form,
        secret=secret,
        qr=Markup(qr_svg(second_step.address_for_app(secret, current_user.display_name))),  # noqa: S704 - drawn here
        is_first=not current_user.has_second_step,
        is_owed=must_set_up_second_step(),
    )
    return page, 422 if form.is_submitted() else 200


@bp.get("/akun/kode-cadangan")
@roles(*STAFF_ROLES)
def show_recovery_codes() -> ResponseReturnValue:
    codes = take_once("recovery_codes")
    if not codes:
        return redirect(url_for("auth.renew_recovery_codes"))
    return render_template("auth/show_recovery_codes.html", codes=codes)


@bp.route("/akun/kode-cadangan/baru", methods=["GET", "POST"])
@roles(*STAFF_ROLES)
def renew_recovery_codes() -> ResponseReturnValue:
    form = ConfirmPasswordForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            codes = second_step.renew_recovery_codes(current_actor(), form.password.data)
        if outcome.is_done:
            keep_once("recovery_codes", codes)
            return redirect(url_for("auth.show_recovery_codes"))
    return render_template("auth/renew_recovery_codes.html", form=form), 422 if form.is_submitted() else 200
