"""Booths: who is invited, who comes, who wants to meet whom, and how long one waits."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.fairs.blueprint import bp
from blueprints.fairs.forms import AnswerInvitationForm, InviteForm
from blueprints.fairs.views.fairs import PLANNERS, STAFF
from blueprints.shared.personal_urls import personal_url
from jobmatch import clock
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotFound
from jobmatch.queries import answer_rates, fair_days, fair_tickets, fairs
from jobmatch.services import fair_booths, signed_links


@bp.route("/job-fair/<uuid:fair_id>/undangan", methods=["GET", "POST"])
@roles(*PLANNERS)
def invite_employers(fair_id: UUID) -> ResponseReturnValue:
    form, fair = InviteForm(), fairs.get_fair(fair_id)
    standings = answer_rates.list_standings(current_actor())
    form.employers.choices = [(str(row.employer_id), row.name) for row in standings]
    if form.validate_on_submit():
        wanted = set(form.employers.data or ())
        in_order = [row.employer_id for row in standings if str(row.employer_id) in wanted]
        count = fair_booths.invite(current_actor(), fair_id, in_order, personal_url("public.home").rstrip("/"))
        flash(gettext("%(count)s undangan siap dikirim.", count=count))
        return redirect(url_for("fairs.invite_employers", fair_id=fair_id))
    known = fairs.list_invited(fair_id)
    page = render_template("fairs/invite_employers.html", form=form, fair=fair, standings=standings, known=known)
    return page, 422 if form.is_submitted() else 200


@bp.route("/undangan-stan/<string:token>", methods=["GET", "POST"])
@public
def answer_invitation(token: str) -> ResponseReturnValue:
    booth_id = UUID(signed_links.open_link(token, fair_booths.PURPOSE).subject_id)
    form, slip = AnswerInvitationForm(), fairs.get_booth_slip(booth_id)
    if form.validate_on_submit():
        comes = "declines" not in request.form
        fair_booths.answer_invitation(current_actor(), booth_id, comes=comes, contact_name=form.contact_name.data or "")
        flash(gettext("Terima kasih. Jawaban Anda tersimpan."))
        return redirect(url_for("fairs.answer_invitation", token=token))
    page = render_template("fairs/answer_invitation.html", form=form, slip=slip, token=token)
    return page, 422 if form.is_submitted() else 200


@bp.get("/undangan-stan/<string:token>/slip")
@public
def print_slip(token: str) -> ResponseReturnValue:
    slip = fairs.get_booth_slip(UUID(signed_links.open_link(token, fair_booths.PURPOSE).subject_id))
    if slip.confirmed_at is None:
        raise NotFound
    return render_template("fairs/print_slip.html", slip=slip)


@bp.get("/tiket/<uuid:registration_id>/<string:token>/stan")
@public
def choose_booths(registration_id: UUID, token: str) -> ResponseReturnValue:
    ticket = fair_tickets.open_ticket(registration_id, token)
    fits = fair_days.list_fitting_vacancies(ticket.fair_id, ticket.person_id) if ticket.person_id else []
    crowds, chosen = fair_days.list_crowds(ticket.fair_id), fair_days.list_chosen(ticket.id)
    return render_template("fairs/choose_booths.html", ticket=ticket, fits=fits, crowds=crowds, chosen=chosen)


@bp.post('/tiket/<uuid:registration_id>/<string:token>/stan/<uuid:booth_id>/<any("pilih", "batal"):act>')
@public
def choose_booth(registration_id: UUID, token: str, booth_id: UUID, act: str) -> ResponseReturnValue:
    ticket = fair_tickets.open_ticket(registration_id, token)
    service = fair_booths.choose_booth if act == "pilih" else fair_booths.leave_booth
    service(current_actor(), ticket.id, booth_id)
    return redirect(url_for("fairs.choose_booths", registration_id=registration_id, token=token))


@bp.get("/job-fair/<uuid:fair_id>/stan/<uuid:booth_id>/cocok")
@roles(*STAFF, Role.EMPLOYER)
def list_fitting_people(fair_id: UUID, booth_id: UUID) -> ResponseReturnValue:
    actor, booth = current_actor(), fairs.get_booth(fair_id, booth_id)
    if not actor.is_staff and booth.employer_id != actor.employer_id:
        raise NotFound
    people = fair_days.list_fitting_people(booth_id)
    return render_template("fairs/list_fitting_people.html", fair=fairs.get_fair(fair_id), booth=booth, people=people)


@bp.get("/job-fair/<uuid:fair_id>/papan")
@public
def show_board(fair_id: UUID) -> ResponseReturnValue:
    fair, rows = fairs.get_fair(fair_id), fair_days.list_board(fair_id)
    return render_template("fairs/show_board.html", fair=fair, rows=rows, now=clock.now())
