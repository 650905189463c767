"""People in a month without a network: the names that a phone keeps to search in, and who was noted on it."""

from uuid import UUID

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.registry.blueprint import bp
from blueprints.registry.forms import AddPersonForm
from blueprints.registry.roles import WRITERS
from blueprints.registry.views.people import new_person
from jobmatch.access import current_actor, reflects_nothing, roles
from jobmatch.domain.enums import HowKnown, OtherAnswer, Role, RowAnswer
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.services import offline_people, reading
from jobmatch.services.offline_people import Noted

UNREADABLE = N_("Catatan ini tidak terbaca. Buka “Tambah orang baru” dan isi lagi.")


@bp.get("/bulan-desa/<uuid:month_id>/orang-desa")
@roles(Role.VILLAGE_OFFICER)
@reflects_nothing
def list_village_names(month_id: UUID) -> Response:
    names = reading.read_village_names(current_actor(), month_id)
    answer = jsonify(people=[[str(person_id), name, year] for person_id, name, year in names])
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.post("/bulan-desa/<uuid:month_id>/kiriman-orang")
@roles(*WRITERS)
def receive_person(month_id: UUID) -> ResponseReturnValue:
    try:
        if "orang" in request.form:
            offline_people.receive_known_person(current_actor(), month_id, _noted())
        else:
            _receive_new(month_id)
    except RuleBroken as error:
        return jsonify(outcome="refused", text=gettext(error.message, **error.facts))
    return jsonify(outcome="received", text="")


def _receive_new(month_id: UUID) -> None:
    form = AddPersonForm()
    if not form.validate_on_submit():
        texts = [str(text) for errors in form.errors.values() for text in errors]
        raise RuleBroken(texts[0] if texts else UNREADABLE)
    if not form.key.data:
        raise RuleBroken(UNREADABLE)
    is_sure = bool(request.form.get("sure"))
    offline_people.receive_new_person(current_actor(), month_id, new_person(form), is_sure=is_sure)


def _noted() -> Noted:
    kind = request.form.get("keadaan", "")
    try:
        person_id, key = UUID(request.form["orang"]), UUID(request.form["key"])
        other = OtherAnswer(kind) if kind in set(OtherAnswer) else None
        answer = RowAnswer.OTHER if other else RowAnswer(kind) if kind else None
        return Noted(person_id, key, HowKnown(request.form.get("tahu") or HowKnown.MET), answer, other)
    except (KeyError, ValueError):
        raise RuleBroken(UNREADABLE) from None
