"""An employer registers itself."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from blueprints.employers.blueprint import bp
from blueprints.employers.forms import SignUpForm
from blueprints.shared.choices import grouped_choices
from blueprints.shared.form_errors import rules_on
from jobmatch.access import begin_session, current_actor, public
from jobmatch.queries import employers as reads
from jobmatch.services import employers


@bp.route("/pemberi-kerja/daftar", methods=["GET", "POST"])
@public
def sign_up() -> ResponseReturnValue:
    form = SignUpForm()
    form.village_code.choices = grouped_choices(reads.list_villages_by_district(), _l("Pilih desa atau kelurahan"))
    if form.validate_on_submit() and form.is_settled():
        with rules_on(form) as outcome:
            key = employers.sign_up(current_actor(), form.details(), form.login.data, form.password.data)
        if outcome.is_done:
            begin_session(key)
            flash(gettext("Usaha Anda terdaftar. Pasang lowongan pertama Anda di sini."))
            return redirect(url_for("employers.post_vacancy"))
    return render_template("employers/sign_up.html", form=form), 422 if form.is_submitted() else 200
