"""Personal links from the office: binding a phone, choosing a password. Opening one changes nothing."""

from flask import flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.auth import device_cookie
from blueprints.auth.blueprint import bp
from blueprints.auth.forms import BindDeviceForm, ChoosePasswordForm
from blueprints.shared.form_errors import rules_on
from jobmatch.access import begin_session, public
from jobmatch.domain.errors import NotFound
from jobmatch.queries.accounts import find_device
from jobmatch.services import devices, passwords, signed_links


@bp.route("/perangkat/<string:token>", methods=["GET", "POST"])
@public
def bind_device(token: str) -> ResponseReturnValue:
    try:
        target = signed_links.open_link(token, devices.PURPOSE)
    except NotFound:
        if find_device(device_cookie.read()):  # the link was used on this very phone
            return redirect(url_for("auth.enter_pin"))
        raise
    form = BindDeviceForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            bound = devices.bind_device(token, form.digits.data or "", form.pin.data, device_cookie.label())
        if outcome.is_done:
            begin_session(bound.session_key)
            flash(gettext("Ponsel ini terhubung. Lain kali cukup buka situs ini dan isi PIN."), "success")
            return device_cookie.write(redirect(url_for("public.home")), bound.cookie)
    return render_template("auth/bind_device.html", form=form, target=target), 422 if form.is_submitted() else 200


@bp.route("/kata-sandi/<string:token>", methods=["GET", "POST"])
@public
def choose_password(token: str) -> ResponseReturnValue:
    target = signed_links.open_link(token, passwords.PURPOSE)
    login = passwords.find_link_login(token)
    form = ChoosePasswordForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            passwords.set_password_by_link(token, form.digits.data or "", form.password.data)
        if outcome.is_done:
            flash(gettext("Kata sandi tersimpan. Masuk dengan kata sandi baru."), "success")
            return redirect(url_for("auth.sign_in"))
    page = render_template("auth/choose_password.html", form=form, target=target, login=login)
    return page, 422 if form.is_submitted() else 200


@bp.get("/perangkat-ini")
@public
def show_device_state() -> ResponseReturnValue:
    """Whether the office has ended this phone: it then forgets what it keeps."""
    cookie = device_cookie.read()
    return jsonify(ended=bool(cookie) and find_device(cookie) is None)
