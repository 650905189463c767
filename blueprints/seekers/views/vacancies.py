"""Vacancies for the acting seeker, and applying."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.seekers.blueprint import bp
from blueprints.seekers.fitting_groups import group_vacancies
from blueprints.seekers.forms import ApplyForm, ContestForm, InvitationForm
from blueprints.shared.form_errors import rules_on
from blueprints.shared.kind_words import kind_words
from blueprints.shared.need_words import need_choices
from blueprints.shared.personal_urls import personal_url
from blueprints.shared.step_words import opener_words, step_words, words_for_seeker
from blueprints.shared.vacancy_cards import card_of
from jobmatch.access import current_actor, public, reflects_nothing, roles
from jobmatch.domain.data_rights import RequestKind
from jobmatch.domain.enums import Role
from jobmatch.queries import applications as reads
from jobmatch.queries import outlooks, recommendations, seekers, vacancies
from jobmatch.services import applications, candidates, data_rights, signed_links
from jobmatch.services.outlooks import ask_why_not
from jobmatch.services.recommendations import PER_VACANCY


@bp.get("/lowongan-untuk-saya")
@roles(Role.SEEKER)
@reflects_nothing
def list_vacancies() -> ResponseReturnValue:
    actor = current_actor()
    is_waiting = actor.person_id is not None and recommendations.is_being_made(actor.person_id)
    return render_template(
        "seekers/list_vacancies.html",
        groups=group_vacancies(actor),
        openers=[opener_words(opener) for opener in outlooks.list_openers(actor)],
        is_waiting=is_waiting,
    )


@bp.get("/lowongan/<uuid:vacancy_id>/mengapa")
@roles(Role.SEEKER)
def explain_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    return _explanation(vacancy_id, ContestForm(formdata=None))


@bp.post("/lowongan/<uuid:vacancy_id>/mengapa")
@roles(Role.SEEKER)
def ask_why(vacancy_id: UUID) -> ResponseReturnValue:
    ask_why_not(current_actor(), vacancy_id)
    return redirect(url_for("seekers.explain_vacancy", vacancy_id=vacancy_id))


@bp.post("/lowongan/<uuid:vacancy_id>/sanggah")
@roles(Role.SEEKER)
def contest_fact(vacancy_id: UUID) -> ResponseReturnValue:
    form, shown = ContestForm(), vacancies.get_public(vacancy_id)
    if form.validate_on_submit():
        data_rights.ask(current_actor(), RequestKind.CORRECT, form.statement(shown.vacancy.title))
        flash(gettext("Sanggahan diterima. Jawabannya paling lama 3 × 24 jam, tertulis di Data dan izin saya."))
        return redirect(url_for("seekers.explain_vacancy", vacancy_id=vacancy_id))
    return _explanation(vacancy_id, form), 422


@bp.route("/lowongan/<uuid:vacancy_id>/lamar", methods=["GET", "POST"])
@roles(Role.SEEKER)
def apply(vacancy_id: UUID) -> ResponseReturnValue:
    shown = vacancies.get_public(vacancy_id)
    form, link = ApplyForm(), personal_url("employers.list_vacancies")
    form.told_needs.choices = need_choices(seekers.list_needs(current_actor()))
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            needs = tuple(form.told_needs.data or ())
            applications.apply(current_actor(), vacancy_id, form.message.data, link, needs)
        if outcome.is_done:
            flash(gettext("Lamaran terkirim. Pemberi kerja diminta menjawab paling lama 21 hari."))
            return redirect(url_for("seekers.list_applications"))
    status = 422 if form.is_submitted() else 200
    return render_template("seekers/apply.html", form=form, shown=shown, card=card_of(shown)), status


@bp.get("/lamaran-saya")
@roles(Role.SEEKER)
@reflects_nothing
def list_applications() -> ResponseReturnValue:
    actor = current_actor()
    rows = [(row, kind_words(row)) for row in reads.list_own(actor)]
    return render_template("seekers/list_applications.html", rows=rows, invitations=reads.list_own_invitations(actor))


@bp.post("/undangan-saya/<uuid:invitation_id>/<any(mau, belum):answer>")
@roles(Role.SEEKER)
def answer_own_invitation(invitation_id: UUID, answer: str) -> ResponseReturnValue:
    candidates.answer_own_invitation(current_actor(), invitation_id, answer == "mau", personal_url("employers.list_vacancies"))
    flash(_invitation_words(answer == "mau"))
    return redirect(url_for("seekers.list_applications"))


@bp.route("/undangan/<string:token>", methods=["GET", "POST"])
@public
def answer_invitation(token: str) -> ResponseReturnValue:
    target = signed_links.open_link(token, candidates.LINK)
    invitation = reads.get_invitation(UUID(target.subject_id))
    form = InvitationForm()
    if form.validate_on_submit():
        accepts = form.answer.data == "mau"
        with rules_on(form) as outcome:
            candidates.answer_by_link(token, form.digits.data or "", accepts, personal_url("employers.list_vacancies"))
        if outcome.is_done:
            return render_template("seekers/answer_invitation.html", invitation=invitation, form=None, accepts=accepts)
    shown = vacancies.find_many([invitation.invitation.vacancy_id])[invitation.invitation.vacancy_id]
    status = 422 if form.is_submitted() else 200
    page = render_template(
        "seekers/answer_invitation.html", invitation=invitation, form=form, target=target, card=card_of(shown), token=token
    )
    return page, status


def _invitation_words(accepts: bool) -> str:
    if accepts:
        return gettext("Terima kasih. Lamaran Anda terkirim, pemberi kerja sekarang melihat nama dan nomor Anda.")
    return gettext("Terima kasih sudah menjawab. Nama dan nomor Anda tidak diberikan.")


@bp.post("/lamaran-saya/<uuid:application_id>/batal")
@roles(Role.SEEKER)
def withdraw_application(application_id: UUID) -> ResponseReturnValue:
    applications.withdraw_application(current_actor(), application_id)
    flash(gettext("Lamaran dibatalkan. Anda boleh melamar lagi selama lowongan masih terbuka."))
    return redirect(url_for("seekers.list_applications"))


def _explanation(vacancy_id: UUID, form: ContestForm) -> str:
    actor, shown = current_actor(), vacancies.get_public(vacancy_id)
    explained = outlooks.find_explained(actor, [vacancy_id]).get(vacancy_id)
    return render_template(
        "seekers/explain_vacancy.html",
        shown=shown,
        card=card_of(shown, url_for("public.show_vacancy", vacancy_id=vacancy_id)),
        explained=explained,
        fit=words_for_seeker(None, explained) if explained else None,
        steps=step_words(explained) if explained else [],
        is_waiting=outlooks.is_being_answered(actor, vacancy_id),
        seen_by=PER_VACANCY,
        form=form,
    )
