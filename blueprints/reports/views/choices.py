"""The office's choices for its tables."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.reports.blueprint import bp
from blueprints.reports.forms import ChooseSettingsForm, SignatoryForm
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.ipk_settings import Signatory
from jobmatch.queries import ipk
from jobmatch.services import ipk_settings


@bp.route("/ipk/pengaturan", methods=["GET", "POST"])
@roles(*ipk_settings.DECIDERS)
def choose_settings() -> ResponseReturnValue:
    form = ChooseSettingsForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            ipk_settings.choose_settings(current_actor(), form.chosen())
        if outcome.is_done:
            flash(gettext("Pengaturan disimpan. Laporan yang sudah diterbitkan tidak berubah."))
            return redirect(url_for("reports.choose_settings"))
    elif not form.is_submitted():
        form.fill(ipk.find_settings())
    return _page(form, SignatoryForm(formdata=None)), 422 if form.is_submitted() else 200


@bp.post("/ipk/pengaturan/penanda-tangan")
@roles(*ipk_settings.DECIDERS)
def add_signatory() -> ResponseReturnValue:
    form = SignatoryForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            who = Signatory(form.since.data, form.name.data, form.nip.data or "", form.position.data or "")
            ipk_settings.add_signatory(current_actor(), who)
        if outcome.is_done:
            flash(gettext("Penanda tangan dicatat."))
            return redirect(url_for("reports.choose_settings"))
    choices = ChooseSettingsForm(formdata=None)
    choices.fill(ipk.find_settings())
    return _page(choices, form), 422


def _page(form: ChooseSettingsForm, signatory: SignatoryForm) -> str:
    people = sorted(ipk.find_settings().signatories, key=lambda person: person.since, reverse=True)
    return render_template("reports/choose_settings.html", form=form, signatory=signatory, people=people)
