"""SIAPkerja and Karirhub: whom they do not know yet, what is copied there, and the office's settings for cards."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.counter.blueprint import bp
from blueprints.counter.forms import Ak1SettingsForm, NationalNumberForm, NipForm
from blueprints.counter.karirhub_words import copy_lines, shown_names
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.ak1_settings import Ak1Settings, OfficialNumber, read_field_order
from jobmatch.domain.enums import RevealReason, Role
from jobmatch.queries import accounts, ak1_cards, ak1_settings
from jobmatch.queries import seekers as seeker_reads
from jobmatch.services import ak1_settings as services
from jobmatch.services import identity
from jobmatch.services.seekers import DESK


@bp.get("/loket/belum-siapkerja")
@roles(*DESK)
def list_not_national() -> ResponseReturnValue:
    today = clock.today()
    rows, total = ak1_settings.list_not_national(today), ak1_settings.count_not_national(today)
    return render_template("counter/list_not_national.html", rows=rows, total=total)


@bp.get("/loket/orang/<uuid:person_id>/karirhub")
@roles(*DESK)
def copy_to_karirhub(person_id: UUID) -> ResponseReturnValue:
    return _copy_page(person_id, NationalNumberForm(formdata=None))


@bp.post("/loket/orang/<uuid:person_id>/karirhub/nik")
@roles(*DESK)
def copy_with_nik(person_id: UUID) -> ResponseReturnValue:
    nik = identity.reveal_nik(current_actor(), person_id, RevealReason.NATIONAL)
    return _copy_page(person_id, NationalNumberForm(formdata=None), nik)


@bp.post("/loket/orang/<uuid:person_id>/karirhub")
@roles(*DESK)
def set_person_number(person_id: UUID) -> ResponseReturnValue:
    form = NationalNumberForm()
    if not form.validate_on_submit():
        return _copy_page(person_id, form), 422
    services.set_national_number(current_actor(), person_id, form.number.data or "")
    flash(gettext("Nomor disimpan. Orang ini tidak lagi di daftar belum SIAPkerja."))
    return redirect(url_for("counter.list_not_national"))


@bp.route("/loket/pengaturan", methods=["GET", "POST"])
@roles(Role.SECTION_HEAD, Role.OFFICE_HEAD)
def choose_ak1_settings() -> ResponseReturnValue:
    form, chosen = Ak1SettingsForm(), ak1_settings.find_settings()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            order = read_field_order(form.fields.data or "", shown_names())
            settings = Ak1Settings(form.number_pattern.data or "", OfficialNumber(form.official.data), order)
            services.choose_settings(current_actor(), settings)
        if outcome.is_done:
            flash(gettext("Pengaturan kartu disimpan. Berlaku untuk kartu berikutnya."))
            return redirect(url_for("counter.choose_ak1_settings"))
    elif not form.is_submitted():
        lines = {code: name for name, code in shown_names().items()}
        shown = "\n".join(lines[code] for code in chosen.fields)
        form.process(data={"number_pattern": chosen.number_pattern, "official": chosen.official.value, "fields": shown})
    return render_template("counter/choose_ak1_settings.html", form=form), 422 if form.is_submitted() else 200


@bp.route("/loket/nip", methods=["GET", "POST"])
@roles(*DESK)
def set_nip() -> ResponseReturnValue:
    form = NipForm(data={"nip": accounts.find_nip(current_actor())})
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            services.set_own_nip(current_actor(), form.nip.data or "")
        if outcome.is_done:
            flash(gettext("NIP disimpan. Tercetak di kartu yang Anda terbitkan."))
            return redirect(url_for("counter.show_desk"))
    return render_template("counter/set_nip.html", form=form), 422 if form.is_submitted() else 200


def _copy_page(person_id: UUID, form: NationalNumberForm, nik: str | None = None) -> str:
    profile = seeker_reads.get_profile(current_actor(), person_id)
    cards = ak1_cards.list_of_person(person_id, clock.today())
    number = cards[0].card.number if cards else None
    lines = copy_lines(profile, ak1_settings.find_settings().fields, nik, number)
    if profile.seeker.national_number and not form.is_submitted():
        form.number.data = profile.seeker.national_number
    return render_template("counter/copy_to_karirhub.html", profile=profile, lines=lines, form=form, is_nik_shown=nik is not None)
