"""The forum's meetings: figures frozen, advice, decisions with owner and day, and the briefing."""

import io
from uuid import UUID

from flask import current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.forum.blueprint import bp
from blueprints.forum.forms import AdviceForm, DecideForm, PlanMeetingForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.documents.briefing import write_briefing
from jobmatch.documents.marks import Mark
from jobmatch.domain.enums import Role
from jobmatch.formatting import tanggal
from jobmatch.queries import forum
from jobmatch.services import forum as meetings
from jobmatch.services.forum import NewMeeting

OFFICE = (Role.PLACEMENT, Role.SECTION_HEAD, Role.OFFICE_HEAD)


@bp.get("/forum")
@roles(*OFFICE)
def list_meetings() -> ResponseReturnValue:
    return render_template("forum/list_meetings.html", meetings=forum.list_meetings(), waiting=forum.list_decisions())


@bp.route("/forum/rapat-baru", methods=["GET", "POST"])
@roles(*OFFICE)
def plan_meeting() -> ResponseReturnValue:
    form = PlanMeetingForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            people = tuple((form.members.data or "").splitlines())
            made = NewMeeting(form.held_on.data, form.place.data or "", form.agenda.data or "", people)
            meeting_id = meetings.plan_meeting(current_actor(), made)
        if outcome.is_done:
            flash(gettext("Rapat dicatat dan angkanya dibekukan."))
            return redirect(url_for("forum.show_meeting", meeting_id=meeting_id))
    elif not form.is_submitted() and (last := next(iter(forum.list_meetings()), None)):
        form.members.data = "\n".join(last.members)
    return render_template("forum/plan_meeting.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/forum/<uuid:meeting_id>")
@roles(*OFFICE)
def show_meeting(meeting_id: UUID) -> ResponseReturnValue:
    return _page(meeting_id, DecideForm())


@bp.post("/forum/<uuid:meeting_id>/saran")
@roles(*OFFICE)
def note_advice(meeting_id: UUID) -> ResponseReturnValue:
    form = AdviceForm()
    if form.validate_on_submit():
        meetings.note_advice(current_actor(), meeting_id, form.advice.data or "")
        flash(gettext("Saran disimpan."))
    return redirect(url_for("forum.show_meeting", meeting_id=meeting_id))


@bp.post("/forum/<uuid:meeting_id>/keputusan")
@roles(*OFFICE)
def decide(meeting_id: UUID) -> ResponseReturnValue:
    form = DecideForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            meetings.decide(current_actor(), meeting_id, form.text.data or "", form.owner.data or "", form.due_on.data)
        if outcome.is_done:
            flash(gettext("Keputusan dicatat."))
            return redirect(url_for("forum.show_meeting", meeting_id=meeting_id))
    return _page(meeting_id, form), 422


@bp.post("/forum/keputusan/<uuid:decision_id>/selesai")
@roles(*OFFICE)
def finish_decision(decision_id: UUID) -> ResponseReturnValue:
    meetings.finish_decision(current_actor(), decision_id, request.form.get("note", ""))
    flash(gettext("Keputusan ditandai selesai."))
    return redirect(url_for("forum.show_meeting", meeting_id=forum.get_meeting_of(decision_id)))


@bp.post("/forum/keputusan/<uuid:decision_id>/buka-lagi")
@roles(*OFFICE)
def reopen_decision(decision_id: UUID) -> ResponseReturnValue:
    meetings.reopen_decision(current_actor(), decision_id)
    flash(gettext("Keputusan dibuka lagi."))
    return redirect(url_for("forum.show_meeting", meeting_id=forum.get_meeting_of(decision_id)))


@bp.get("/forum/<uuid:meeting_id>/bahan")
@roles(*OFFICE)
def download_briefing(meeting_id: UUID) -> ResponseReturnValue:
    meeting, settings = forum.get_meeting(meeting_id), current_app.extensions["jobmatch_settings"]
    mark = Mark(settings.is_demo)
    waiting = [[each.text, each.owner, tanggal(each.due_on)] for each in forum.list_decisions()]
    content = write_briefing(settings.office_name, tanggal(meeting.held_on), meeting.agenda, meeting.snapshot, waiting, mark)
    return send_file(
        io.BytesIO(content),
        "application/pdf",
        as_attachment=True,
        download_name=mark.file_name(f"bahan-rapat-{meeting.held_on}.pdf"),
    )


def _page(meeting_id: UUID, form: DecideForm) -> str:
    meeting = forum.get_meeting(meeting_id)
    return render_template(
        "forum/show_meeting.html",
        meeting=meeting,
        decisions=forum.list_decisions(meeting_id),
        form=form,
        advice=AdviceForm(formdata=None, advice=meeting.advice),
        day=clock.today(),
    )
