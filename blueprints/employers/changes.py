"""Two people mending one vacancy at once: the second sees what the first changed, and loses nothing she typed."""

from collections.abc import Sequence
from typing import Any

from blueprints.employers.vacancy_form import VacancyForm, values_of
from jobmatch.queries.vacancies import ShownVacancy

UNSEEN = ("version", "client_key", "csrf_token", "employer_id", "kbji", "accepts_low_wage")


def other_changes(form: VacancyForm, shown: ShownVacancy) -> Sequence[tuple[str, Any, Any]]:
    """Return (what, stored now, typed) where they differ, if somebody changed the vacancy since this form was opened.

    The form then carries the newest version, so that sending it again is a decision made with open eyes.
    """
    if not form.is_submitted() or form.version.data == shown.vacancy.version:
        return ()
    form.version.data = shown.vacancy.version
    form.version.raw_data = None
    stored = values_of(shown)
    return [
        (str(field.label.text), _printed(stored.get(field.short_name)), _printed(field.data))
        for field in form
        if field.short_name not in UNSEEN and _printed(stored.get(field.short_name)) != _printed(field.data)
    ]


def _printed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value if value is not None else "")
