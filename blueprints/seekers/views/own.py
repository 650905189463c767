"""The person's own corner: card, consents, who looked, her data to take away, and what she may ask."""

import io
import json
from datetime import date, datetime
from uuid import UUID

from flask import Response, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.seekers.blueprint import bp
from blueprints.seekers.data_paper import print_own_data
from blueprints.seekers.own_forms import AnswerRequestForm, CardFieldsForm, ContactDistanceForm, DataRequestForm
from blueprints.shared.act_words import line_of
from blueprints.shared.form_errors import rules_on
from blueprints.shared.kind_words import kind_words
from blueprints.shared.step_words import opener_words
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.consent_rules import MEANINGS, Purpose
from jobmatch.domain.data_rights import RequestKind
from jobmatch.domain.enums import Role
from jobmatch.queries import ak1_cards, applications, complaints, fair_tickets, history, outlooks, own_data
from jobmatch.queries import seekers as reads
from jobmatch.services import ak1_fields, consents, data_rights, reading
from jobmatch.services.seekers import DESK

MOST_LOOKS, SHORT_LIST = 10, 3
PURPOSES = "<any(listing, contact, messages, sharing):purpose>"


@bp.get("/saya")
@roles(Role.SEEKER)
def show_home() -> ResponseReturnValue:
    actor, today = current_actor(), clock.today()
    profile = reads.get_profile(actor, actor.person_id)
    mine = [(row, kind_words(row)) for row in applications.list_own(actor)]
    return render_template(
        "seekers/show_home.html",
        profile=profile,
        cards=ak1_cards.list_of_person(profile.person.id, today)[:1],
        applications=mine[:SHORT_LIST],
        tickets=fair_tickets.list_coming_tickets(actor),
        openers=[opener_words(opener) for opener in outlooks.list_openers(actor)[:SHORT_LIST]],
        looks=[line_of(act) for act in history.list_looks(actor, profile.person.id, SHORT_LIST)],
        shown_count=outlooks.count_shown(profile.person.id, today),
    )


@bp.route("/kartu-saya", methods=["GET", "POST"])
@roles(Role.SEEKER)
def edit_card_fields() -> ResponseReturnValue:
    actor, form = current_actor(), CardFieldsForm()
    profile = reads.get_profile(actor, actor.person_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            ak1_fields.save_card_fields(actor, profile.person.id, form.fields())
        if outcome.is_done:
            flash(gettext("Tersimpan. Bawa KTP dan ijazah ke loket; petugas mencocokkannya."))
            return redirect(url_for("seekers.show_home"))
    elif not form.is_submitted():
        form.fill(profile)
    return render_template("seekers/edit_card_fields.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/data-saya")
@roles(Role.SEEKER)
def show_data() -> ResponseReturnValue:
    return _data_page(DataRequestForm(formdata=None))


@bp.post("/data-saya/permintaan")
@roles(Role.SEEKER)
def ask_about_data() -> ResponseReturnValue:
    form = DataRequestForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            data_rights.ask(current_actor(), RequestKind(form.kind.data), form.words.data or "")
        if outcome.is_done:
            flash(gettext("Permintaan diterima. Jawabannya paling lama 3 × 24 jam, tertulis di halaman ini."))
            return redirect(url_for("seekers.show_data"))
    return _data_page(form), 422


@bp.get("/data-saya/unduh")
@roles(Role.SEEKER)
def download_data() -> ResponseReturnValue:
    found = reading.take_own_data(current_actor())
    body = json.dumps(found, ensure_ascii=False, indent=2, default=_plain)
    headers = {"Content-Disposition": "attachment; filename=data-saya.json", "Cache-Control": "no-store"}
    return Response(body, mimetype="application/json", headers=headers)


@bp.get("/data-saya/cetak")
@roles(Role.SEEKER)
def print_data() -> ResponseReturnValue:
    paper = print_own_data(reading.take_own_data(current_actor()))
    answer = send_file(io.BytesIO(paper), mimetype="application/pdf", as_attachment=True, download_name="data-saya.pdf")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.post(f"/izin-saya/{PURPOSES}")
@roles(Role.SEEKER)
def set_consent(purpose: str) -> ResponseReturnValue:
    actor = current_actor()
    profile = reads.get_profile(actor, actor.person_id)
    is_given = request.form.get("izin") == "ya"
    form = ContactDistanceForm()
    with rules_on(form) as outcome:
        consents.set_consent(actor, profile.person.id, Purpose(purpose), is_given, form.distance())
    if outcome.is_done:
        flash(gettext("Izin diberikan.") if is_given else gettext("Izin dicabut dan langsung berlaku."))
    else:
        flash(" ".join(form.km.errors), "error")
    return redirect(url_for("seekers.show_data", _anchor="izin"))


@bp.get("/permintaan-data")
@roles(*DESK)
def list_data_requests() -> ResponseReturnValue:
    may_answer = current_actor().role is Role.SECTION_HEAD
    rows = [(row, AnswerRequestForm(formdata=None)) for row in own_data.list_open_requests()]
    return render_template("seekers/list_data_requests.html", rows=rows, may_answer=may_answer, now=clock.now())


@bp.post("/permintaan-data/<uuid:request_id>/jawab")
@roles(Role.SECTION_HEAD)
def answer_data_request(request_id: UUID) -> ResponseReturnValue:
    form = AnswerRequestForm()
    with rules_on(form) as outcome:
        is_refused = bool(request.form.get("tolak"))
        data_rights.answer(current_actor(), request_id, form.answer.data or "", is_refused=is_refused)
    if outcome.is_done:
        flash(gettext("Ditolak dengan alasan Anda.") if is_refused else gettext("Dijawab dan sudah dijalankan."))
    else:
        flash(" ".join(form.answer.errors), "error")
    return redirect(url_for("seekers.list_data_requests"))


def _data_page(form: DataRequestForm) -> str:
    actor = current_actor()
    profile = reads.get_profile(actor, actor.person_id)
    running = own_data.list_consents(profile.person.id)
    given = {Purpose.LISTING: profile.seeker.is_listed, Purpose.CONTACT: profile.seeker.is_contact_open}
    purposes = [(purpose, MEANINGS[purpose], given.get(purpose, purpose.value in running)) for purpose in Purpose]
    acts, _ = history.list_history(actor, profile.person.id)
    return render_template(
        "seekers/show_data.html",
        form=form,
        purposes=purposes,
        lines=[line_of(act) for act in acts[:MOST_LOOKS]],
        distance_form=ContactDistanceForm(formdata=None),
        complaints=complaints.list_own(profile.person.id),
        requests=own_data.list_own_requests(profile.person.id),
    )


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
