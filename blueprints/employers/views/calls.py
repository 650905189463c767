"""Staff telephone five people a day about a vacancy."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.employers.blueprint import bp
from blueprints.employers.views.vacancies import STAFF
from blueprints.shared.personal_urls import personal_url
from blueprints.shared.reason_words import words_of
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import CallResult
from jobmatch.queries import call_list, vacancies
from jobmatch.services import call_notes

ACTS = {result.value.replace("_", "-"): result for result in CallResult}
NAMES = ", ".join(f"'{name}'" for name in ACTS)


@bp.get("/lowongan/<uuid:vacancy_id>/telepon")
@roles(*STAFF)
def list_calls(vacancy_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    found = call_list.list_to_call(actor, vacancy_id)
    call_notes.record_shown(actor, [person.person_id for person in found])
    return render_template(
        "employers/list_calls.html",
        shown=vacancies.get_own(actor, vacancy_id),
        rows=[(person, words_of(person.fit, with_points=True) if person.fit else None) for person in found],
        results=ACTS,
    )


@bp.post(f"/lowongan/<uuid:vacancy_id>/telepon/<uuid:person_id>/<any({NAMES}):result>")
@roles(*STAFF)
def note_call(vacancy_id: UUID, person_id: UUID, result: str) -> ResponseReturnValue:
    link = personal_url("employers.show_vacancy", vacancy_id=vacancy_id)
    call_notes.note_call(current_actor(), vacancy_id, person_id, ACTS[result], link)
    flash(gettext("Hasil telepon tersimpan."))
    return redirect(url_for("employers.list_calls", vacancy_id=vacancy_id))
