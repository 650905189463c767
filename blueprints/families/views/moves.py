"""Moves and deaths of one person, recorded and taken back."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.families.blueprint import bp
from blueprints.families.forms import RecordMoveForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.identity_rules import MoveKind
from jobmatch.domain.texts import N_
from jobmatch.queries import doubles, people, places
from jobmatch.services import moves

PAGE = "families.record_move"


@bp.route("/orang/<uuid:person_id>/pindah", methods=["GET", "POST"])
@roles(*moves.RECORDERS)
def record_move(person_id: UUID) -> ResponseReturnValue:
    actor, form = current_actor(), RecordMoveForm()
    person = people.get_person(actor, person_id)
    form.to_village.choices = [("", N_("Bila di dalam kabupaten")), *places.list_village_choices()]
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            kind, to = MoveKind(form.kind.data), form.to_village.data or None
            moves.record_move(actor, person_id, moves.Move(kind, form.happened_on.data, to, form.note.data or ""))
        if outcome.is_done:
            flash(gettext("Dicatat. Bila keliru, batalkan di halaman ini."))
            return redirect(url_for("families.list_people") if actor.village_code else url_for(PAGE, person_id=person_id))
    elif not form.is_submitted():
        form.happened_on.data = clock.today()
    page = render_template("families/record_move.html", form=form, person=person, moves=doubles.list_moves(person_id))
    return page, 422 if form.is_submitted() else 200


@bp.post("/orang/<uuid:person_id>/pindah/<uuid:move_id>/batal")
@roles(*moves.RECORDERS)
def undo_move(person_id: UUID, move_id: UUID) -> ResponseReturnValue:
    moves.undo_move(current_actor(), person_id, move_id)
    flash(gettext("Dibatalkan. Semuanya seperti sebelumnya."))
    return redirect(url_for("families.show_person", person_id=person_id))
