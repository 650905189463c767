"""The six-monthly report: by personal link, of the person who is signed in, or entered by the counter."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.counter.blueprint import bp
from blueprints.counter.forms import LinkReportForm, ReportForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.ak1_answers import BY_DIGIT
from jobmatch.domain.enums import Role
from jobmatch.queries import ak1_cards as reads
from jobmatch.services import ak1_reports, signed_links
from jobmatch.services.seekers import DESK

THANKS = "counter/report_thanks.html"


@bp.route("/lapor-kartu/<string:token>", methods=["GET", "POST"])
@public
def report_by_link(token: str) -> ResponseReturnValue:
    signed_links.open_link(token, ak1_reports.LINK)
    form = LinkReportForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            ak1_reports.report_by_link(token, form.birth_year.data or "", form.told())
        if outcome.is_done:
            return render_template(THANKS, answer=form.told().answer)
    return render_template("counter/report_by_link.html", form=form), 422 if form.is_submitted() else 200


@bp.route("/kartu-saya/lapor", methods=["GET", "POST"])
@roles(Role.SEEKER)
def report_own() -> ResponseReturnValue:
    form = ReportForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            ak1_reports.report_own(current_actor(), form.told())
        if outcome.is_done:
            return render_template(THANKS, answer=form.told().answer)
    return render_template("counter/report_own.html", form=form), 422 if form.is_submitted() else 200


@bp.post("/loket/kartu/<uuid:card_id>/kabar")
@roles(*DESK)
def report_card(card_id: UUID) -> ResponseReturnValue:
    form, card = ReportForm(), reads.get_card(card_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            ak1_reports.report_for(current_actor(), card_id, form.told())
        if outcome.is_done:
            flash(gettext("Kabar dicatat. Laporan berikutnya dihitung dari hari ini."))
            return redirect(url_for("counter.show_person", person_id=card.person_id))
    return render_template("counter/report_card.html", form=form, card=card), 422


@bp.get("/loket/belum-lapor")
@roles(*DESK)
def list_overdue() -> ResponseReturnValue:
    return render_template("counter/list_overdue.html", rows=reads.list_overdue(clock.today()))


@bp.post("/loket/kartu/<uuid:card_id>/balasan/<int:digit>")
@roles(*DESK)
def enter_digit(card_id: UUID, digit: int) -> ResponseReturnValue:
    answer = BY_DIGIT.get(str(digit))
    if answer is None:
        return redirect(url_for("counter.list_overdue"))
    told = ak1_reports.Told(answer, gettext("belum disebut") if digit == 2 else None)
    ak1_reports.report_for(current_actor(), card_id, told, "message")
    flash(gettext("Balasan dicatat."))
    return redirect(url_for("counter.list_overdue"))


@bp.post("/loket/kartu/<uuid:card_id>/dihubungi")
@roles(*DESK)
def note_contact(card_id: UUID) -> ResponseReturnValue:
    ak1_reports.note_contact(current_actor(), card_id, gettext("telepon, tidak tersambung"))
    flash(gettext("Upaya menghubungi dicatat."))
    return redirect(url_for("counter.list_overdue"))
