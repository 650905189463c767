"""Vacancies for a person under three words: fitting, nearly fitting, fitting in part."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from blueprints.shared.reason_words import FitWords
from blueprints.shared.step_words import words_for_seeker
from blueprints.shared.vacancy_cards import VacancyCard, card_of
from jobmatch.domain.actors import Actor
from jobmatch.domain.fit_rules import FITS_FROM, Fitting
from jobmatch.queries import outlooks, recommendations
from jobmatch.queries.outlooks import Explained
from jobmatch.queries.recommendations import Fit
from jobmatch.queries.vacancies import ShownVacancy


@dataclass(frozen=True, slots=True)
class FittingVacancy:
    """A vacancy with its card and what speaks for and against it."""

    vacancy_id: UUID
    card: VacancyCard
    fit: FitWords
    has_applied: bool


def group_vacancies(actor: Actor) -> Sequence[tuple[Fitting, Sequence[FittingVacancy]]]:
    """Return what the page shows, best first within each word; a word without a vacancy is left out."""
    stored = recommendations.list_for_person(actor)
    ids = [row.shown.vacancy.id for row in stored]
    explained = outlooks.find_explained(actor, ids)
    groups: dict[Fitting, list[FittingVacancy]] = {Fitting.FITS: [], Fitting.NEARLY: [], Fitting.PARTLY: []}
    for row in stored:
        known = explained.get(row.shown.vacancy.id)
        word = known.fitting if known else _plain(row.fit)
        groups[word if word in groups else Fitting.PARTLY].append(_line(row.shown, row.fit, known, row.has_applied))
    groups[Fitting.NEARLY] += [_line(row.shown, None, row.explained, False) for row in outlooks.list_near(actor, ids)]
    return [(word, rows) for word, rows in groups.items() if rows]


def _plain(fit: Fit) -> Fitting:
    return Fitting.FITS if fit.score >= FITS_FROM else Fitting.PARTLY


def _line(shown: ShownVacancy, fit: Fit | None, explained: Explained | None, has_applied: bool) -> FittingVacancy:
    url = url_for("public.show_vacancy", vacancy_id=shown.vacancy.id)
    return FittingVacancy(shown.vacancy.id, card_of(shown, url), words_for_seeker(fit, explained), has_applied)
