"""One booking: what it says, taking it back, and moving its person into the classes of today."""

import uuid
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.reports.blueprint import bp
from blueprints.reports.entry_words import class_words
from blueprints.reports.forms import ReclassifyForm, ReverseEntryForm
from blueprints.reports.periods import READERS
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.queries import ledger_entries
from jobmatch.services import corrections


@bp.get("/ipk/catatan/<uuid:event_id>")
@roles(*READERS)
def show_entry(event_id: UUID) -> ResponseReturnValue:
    return _page(event_id, ReverseEntryForm(), ReclassifyForm(form_key=uuid.uuid4().hex))


@bp.post("/ipk/catatan/<uuid:event_id>/betulkan")
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def reverse_entry(event_id: UUID) -> ResponseReturnValue:
    form = ReverseEntryForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            corrections.reverse_entry(current_actor(), event_id, form.reason.data or "")
        if outcome.is_done:
            flash(gettext("Pembetulan dibukukan. Catatan lama tetap terlihat."))
            return redirect(url_for("reports.show_entry", event_id=event_id))
    return _page(event_id, form, ReclassifyForm(formdata=None, form_key=uuid.uuid4().hex)), 422


@bp.post("/ipk/catatan/<uuid:event_id>/pindah-golongan")
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def reclassify(event_id: UUID) -> ResponseReturnValue:
    form = ReclassifyForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            moved = corrections.reclassify_person(current_actor(), event_id, form.form_key.data or "")
        if outcome.is_done:
            flash(
                gettext("Pindah golongan dibukukan.") if moved else gettext("Golongannya masih sama; tidak ada yang dibukukan.")
            )
            return redirect(url_for("reports.show_entry", event_id=event_id))
    return _page(event_id, ReverseEntryForm(formdata=None), form), 422


def _page(event_id: UUID, reverse: ReverseEntryForm, move: ReclassifyForm) -> str:
    entry = ledger_entries.get_entry(event_id)
    return render_template(
        "reports/show_entry.html",
        entry=entry,
        facts=class_words(entry),
        reverse=reverse,
        move=move,
        may_correct=current_actor().role in corrections.CORRECTORS,
    )
