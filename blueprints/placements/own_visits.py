"""What somebody seen at a fair's booths says herself: by personal link, signed in, or by a reply 1-2-3 entered for her."""

from collections.abc import Iterable
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.placements.blueprint import bp
from blueprints.placements.page import DESK
from blueprints.placements.views import answer_page
from blueprints.shared.form_errors import rules_on
from blueprints.shared.link_form import DigitsForm
from blueprints.shared.navigation import Task
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.actors import Actor
from jobmatch.domain.calls import REPLIES
from jobmatch.domain.enums import Role
from jobmatch.queries import own_words as reads
from jobmatch.services import own_words, signed_links


@bp.route("/kabar-stan/<string:token>", methods=["GET", "POST"])
@public
def answer_own_visits(token: str) -> ResponseReturnValue:
    target = signed_links.open_link(token, own_words.LINK)
    registration_id, form = UUID(target.subject_id), DigitsForm()
    rows = reads.list_own_visits(registration_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            signed_links.check_digits(token, own_words.LINK, form.digits.data or "")
            own_words.answer(current_actor(), registration_id, _said(rows))
        if outcome.is_done:
            return render_template("placements/thanks.html")
    return answer_page("answer_own_visits", form, rows=rows, asks_digits=target.asks_digits)


@bp.route("/kabar-stan-saya/<uuid:registration_id>", methods=["GET", "POST"])
@roles(Role.SEEKER)
def answer_my_visits(registration_id: UUID) -> ResponseReturnValue:
    mine = {key for key, _ in reads.list_own_registrations(current_actor().person_id or abort(404))}
    rows, form = reads.list_own_visits(registration_id if registration_id in mine else abort(404)), DigitsForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            own_words.answer(current_actor(), registration_id, _said(rows))
        if outcome.is_done:
            flash(gettext("Terima kasih, kabar Anda sudah kami terima."))
            return redirect(url_for("public.home"))
    return answer_page("answer_own_visits", form, rows=rows, asks_digits=False)


@bp.post("/kunjungan-stan/<uuid:visit_id>/balasan/<any('1','2','3'):reply>")
@roles(*DESK)
def note_visit_reply(visit_id: UUID, reply: str) -> ResponseReturnValue:
    own_words.note_reply(current_actor(), visit_id, REPLIES[reply])
    flash(gettext("Balasan %(reply)s dicatat. Salah ketuk? Buka penempatannya, catat jawaban yang benar.", reply=reply))
    return redirect(url_for("placements.list_to_hear"))


def own_visit_tasks(actor: Actor) -> Iterable[Task]:
    """The booths of which a person has not told what came."""
    if actor.role is not Role.SEEKER or actor.person_id is None:
        return
    for registration_id, fair_name in reads.list_own_registrations(actor.person_id):
        text = gettext("Ada yang menerima Anda dari %(fair)s?", fair=fair_name)
        yield Task(text, url_for("placements.answer_my_visits", registration_id=registration_id), is_urgent=True)


def _said(rows: list[reads.OwnVisit]) -> dict[UUID, bool]:
    said = {row.id: request.form.get(f"says-{row.id}") for row in rows}
    return {visit_id: says == "yes" for visit_id, says in said.items() if says in ("yes", "no")}
