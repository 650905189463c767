"""A forgotten password, chosen anew with a code sent to the phone; only where a gateway is set."""

from uuid import UUID

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.auth.blueprint import bp
from blueprints.auth.forms import AskCodeForm, UseCodeForm
from blueprints.shared.form_errors import rules_on
from jobmatch.access import public
from jobmatch.domain.errors import NotFound
from jobmatch.services import sent_codes

ASKED = "asked_code"


@bp.route("/lupa-kata-sandi", methods=["GET", "POST"])
@public
def ask_code() -> ResponseReturnValue:
    if not sent_codes.can_be_sent():
        raise NotFound
    form = AskCodeForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            request_id = sent_codes.send_code(form.login.data or "", request.remote_addr or "")
        if outcome.is_done:
            session[ASKED] = str(request_id)
            return redirect(url_for("auth.use_code"))
    return render_template("auth/ask_code.html", form=form), 422 if form.is_submitted() else 200


@bp.route("/lupa-kata-sandi/kode", methods=["GET", "POST"])
@public
def use_code() -> ResponseReturnValue:
    asked = session.get(ASKED)
    if not asked:
        return redirect(url_for("auth.ask_code"))
    form = UseCodeForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            sent_codes.set_password_by_code(UUID(asked), form.code.data or "", form.password.data or "")
        if outcome.is_done:
            session.pop(ASKED)
            flash(gettext("Kata sandi tersimpan. Masuk dengan kata sandi baru."), "success")
            return redirect(url_for("auth.sign_in"))
    return render_template("auth/use_code.html", form=form), 422 if form.is_submitted() else 200
