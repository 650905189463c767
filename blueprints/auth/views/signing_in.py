"""Signing in and out, and the language."""

from functools import partial
from uuid import UUID

from flask import abort, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from blueprints.auth import device_cookie
from blueprints.auth.blueprint import bp
from blueprints.auth.forms import EnterCodeForm, EnterPinForm, SignInForm
from blueprints.shared.form_errors import rules_on
from blueprints.shared.redirects import safe_next
from jobmatch import clock
from jobmatch.access import ANY_ACCOUNT, begin_session, current_actor, find_kept_form, leave_session, public, roles
from jobmatch.queries.accounts import find_device
from jobmatch.services import devices, sent_codes, sessions
from jobmatch.services import sign_in as steps

CODE_WITHIN = 300
WAITING = "second_step"
MOST_SHOWN = 12


@bp.route("/masuk", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    form = SignInForm(next=request.args.get("next"))
    device = find_device(device_cookie.read())
    if device and request.method == "GET" and "sandi" not in request.args:
        return redirect(url_for("auth.enter_pin", next=form.next.data))
    page = partial(render_template, "auth/sign_in.html", form=form, device=device, can_send_codes=sent_codes.can_be_sent())
    if not form.validate_on_submit():
        return page(), 422 if form.is_submitted() else 200
    with rules_on(form) as outcome:
        step = steps.check_password(form.login.data, form.password.data, request.remote_addr or "")
    if not outcome.is_done:
        return page(), 422
    if step.needs_code:
        session.clear()
        session[WAITING] = [str(step.account_id), step.epoch, int(clock.now().timestamp()), form.next.data]
        return redirect(url_for("auth.enter_code"))
    return _welcome(sessions.open_session(step.account_id), form.next.data)


@bp.route("/masuk/kode", methods=["GET", "POST"])
@public
def enter_code() -> ResponseReturnValue:
    account, epoch, since, target = session.get(WAITING) or ("", 0, 0, None)
    if not account or clock.now().timestamp() - since > CODE_WITHIN:
        return redirect(url_for("auth.sign_in", next=target))
    form = EnterCodeForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            key = steps.check_code(UUID(account), epoch, form.code.data)
        if outcome.is_done:
            return _welcome(key, target)
    return render_template("auth/enter_code.html", form=form), 422 if form.is_submitted() else 200


@bp.route("/masuk/pin", methods=["GET", "POST"])
@public
def enter_pin() -> ResponseReturnValue:
    form = EnterPinForm(next=request.args.get("next"))
    device = find_device(device_cookie.read())
    if device is None:
        return redirect(url_for("auth.sign_in", next=form.next.data))
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            key = devices.sign_in_with_pin(device_cookie.read(), form.pin.data)
        if outcome.is_done:
            return _welcome(key, form.next.data)
    return render_template("auth/enter_pin.html", form=form, device=device), 422 if form.is_submitted() else 200


@bp.get("/lanjutkan/<string:token>")
@roles(*ANY_ACCOUNT)
def resume_form(token: str) -> ResponseReturnValue:
    kept = find_kept_form(token)
    if kept is None:
        abort(404)
    shown = [value for name, value in kept.fields if value.strip() and not name.endswith("id")]
    return render_template("auth/resume_form.html", kept=kept, shown=shown[:MOST_SHOWN])


@bp.post("/keluar")
@roles(*ANY_ACCOUNT)
def sign_out() -> ResponseReturnValue:
    sessions.end_session(current_actor(), current_user.session_id)
    leave_session()
    answer = redirect(url_for("public.home"))
    answer.headers["Clear-Site-Data"] = '"cache"'  # what a phone keeps to work offline is sealed and stays
    return answer


@bp.post("/bahasa/<any(id, en):language>")
@public
def choose_language(language: str) -> ResponseReturnValue:
    answer = redirect(safe_next(request.form.get("next")) or url_for("public.home"))
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie("bahasa", language, max_age=365 * 86400, samesite="Lax", httponly=True, secure=secure)
    return answer


def _welcome(key: str, target: str | None) -> ResponseReturnValue:
    begin_session(key)
    return redirect(safe_next(target) or url_for("public.home"))
