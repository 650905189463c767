"""Signing in and out, and the language."""

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import login_user, logout_user

from blueprints.auth.blueprint import bp
from blueprints.auth.forms import SignInForm
from blueprints.shared.form_errors import rules_on
from blueprints.shared.redirects import safe_next
from jobmatch.access import ANY_ACCOUNT, load_user, public, roles
from jobmatch.services import accounts


@bp.route("/masuk", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    form = SignInForm(next=request.args.get("next"))
    if not form.validate_on_submit():
        return render_template("auth/sign_in.html", form=form), 422 if form.is_submitted() else 200
    key = ""
    with rules_on(form) as outcome:
        key = accounts.sign_in(form.login.data, form.password.data, request.remote_addr or "")
    user = load_user(key) if key else None
    if user is None:
        if outcome.is_done:
            form.form_errors.append(gettext(accounts.WRONG))
        return render_template("auth/sign_in.html", form=form), 422
    session.clear()
    session.permanent = True
    login_user(user)
    return redirect(safe_next(form.next.data) or url_for("public.home"))


@bp.post("/keluar")
@roles(*ANY_ACCOUNT)
def sign_out() -> ResponseReturnValue:
    logout_user()
    session.clear()
    return redirect(url_for("public.home"))


@bp.post("/bahasa/<any(id, en):language>")
@public
def choose_language(language: str) -> ResponseReturnValue:
    answer = redirect(safe_next(request.form.get("next")) or url_for("public.home"))
    answer.set_cookie("bahasa", language, max_age=365 * 86400, samesite="Lax", httponly=True)
    return answer
