"""The public search: words with slips of the finger, and filters that live in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import EmploymentKind
from jobmatch.domain.search_words import least_matches, query_threes
from jobmatch.extensions.db import db
from jobmatch.models import District, Vacancy, Village
from jobmatch.queries.vacancies import PAGE_SIZE, ShownVacancy, VacancyPage, is_public, select_rows, select_shown


@dataclass(frozen=True, slots=True)
class VacancySearch:
    """What somebody looks for; ``kbji`` and ``other_titles`` are the work that her words surely mean."""

    words: str = ""
    kbji: Sequence[str] = ()
    other_titles: Sequence[str] = ()
    district_code: str | None = None
    month_wage_idr: int | None = None
    employment_kind: EmploymentKind | None = None
    is_for_newcomers: bool = False
    is_disability_welcome: bool = False


def search_public(search: VacancySearch, page: int = 1) -> VacancyPage:
    """Return what is open to everybody and fits: the best fitting words first, else the newest."""
    conditions = [*is_public(), *_filters(search)]
    order: list[Any] = [Vacancy.published_at.desc(), Vacancy.id]
    words = query_threes(search.words)
    if words:
        hits = [_hits(threes) for threes in words]
        conditions.append(_fits(search))
        order.insert(0, sum(hits[1:], hits[0]).desc())
    total = db.session.scalar(sa.select(sa.func.count()).select_from(Vacancy).where(*conditions)) or 0
    statement = select_shown().where(*conditions).order_by(*order).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    return VacancyPage(select_rows(statement), total, page)


def list_districts() -> Sequence[tuple[str, str]]:
    """Return the kecamatan by name, for the filter."""
    return [(code, name) for code, name in db.session.execute(sa.select(District.code, District.name).order_by(District.name))]


def _filters(search: VacancySearch) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if search.district_code:
        found.append(Vacancy.village_code.in_(sa.select(Village.code).where(Village.district_code == search.district_code)))
    if search.month_wage_idr:
        found.append(Vacancy.month_wage_idr >= search.month_wage_idr)
    if search.employment_kind:
        found.append(Vacancy.employment_kind == search.employment_kind)
    if search.is_for_newcomers:
        found.append(Vacancy.experience_months == 0)
    if search.is_disability_welcome:
        found.append(Vacancy.is_disability_welcome.is_(True))
    return found


def _hits(threes: Sequence[str]) -> sa.ColumnElement[int]:
    parts = [sa.case((Vacancy.search_key.contains(three, autoescape=True), 1), else_=0) for three in threes]
    return sum(parts[1:], parts[0])


def _fits(search: VacancySearch) -> sa.ColumnElement[bool]:
    ways = [_has_every_word(words) for text in (search.words, *search.other_titles) if (words := query_threes(text))]
    return sa.or_(*ways, Vacancy.kbji.in_(search.kbji)) if search.kbji else sa.or_(*ways)


def _has_every_word(words: Sequence[Sequence[str]]) -> sa.ColumnElement[bool]:
    return sa.and_(*(_hits(threes) >= least_matches(threes) for threes in words))


def list_for_board(search: VacancySearch, limit: int) -> Sequence[ShownVacancy]:
    """Return what fits on a notice board, village by village."""
    conditions = [*is_public(), *_filters(search)]
    order = (District.name, Village.name, Vacancy.title, Vacancy.id)
    return select_rows(select_shown().where(*conditions).order_by(*order).limit(limit))


def list_addresses() -> Sequence[tuple[UUID, datetime]]:
    """Return every open vacancy with the moment it was published, for the sitemap."""
    statement = (
        sa.select(Vacancy.id, Vacancy.published_at).where(*is_public()).order_by(Vacancy.published_at.desc()).limit(50_000)
    )
    return [(vacancy_id, moment) for vacancy_id, moment in db.session.execute(statement) if moment is not None]
