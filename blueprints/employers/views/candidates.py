"""Masked candidates of a vacancy, with reasons."""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.employers.blueprint import bp
from blueprints.employers.views.vacancies import EMPLOYER_AND_STAFF
from blueprints.shared.reason_words import words_of
from jobmatch.access import current_actor, roles
from jobmatch.queries import recommendations, vacancies


@bp.get("/pemberi-kerja/lowongan/<uuid:vacancy_id>/calon")
@roles(*EMPLOYER_AND_STAFF)
def list_candidates(vacancy_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    found = recommendations.list_candidates(actor, vacancy_id)
    rows = [(candidate, words_of(candidate.fit, with_points=actor.is_staff)) for candidate in found]
    return render_template(
        "employers/list_candidates.html",
        shown=vacancies.get_own(actor, vacancy_id),
        rows=rows,
        is_waiting=recommendations.is_being_made(vacancy_id),
    )
