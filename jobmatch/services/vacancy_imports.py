"""Adverts of other portals, kept apart: outside ledger, statistics and public lists; nobody can apply to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.advert_file import Advert
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementKind, Role, VacancyOrigin, VacancyState
from jobmatch.domain.errors import NotAllowed
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Vacancy
from jobmatch.services import audit

IMPORTERS = (Role.SYSTEM, Role.PLACEMENT, Role.SECTION_HEAD)
PORTION = 500
# What an advert has in each column when its file says nothing.
EMPTY: dict[str, Any] = {
    "title": "",
    "kbji": None,
    "description": "",
    "posts": 1,
    "employment_kind": None,
    "placement_kind": PlacementKind.LOCAL,
    "place_text": None,
    "wage_min_idr": None,
    "wage_max_idr": None,
    "wage_period": None,
    "hours_text": None,
    "conditions": None,
    "availability": (),
    "required_skills": (),
    "welcome_skills": (),
    "majors": (),
    "licences": (),
    "languages": (),
    "min_education": None,
    "experience_months": 0,
}


@dataclass(frozen=True)
class ImportOutcome:
    """What an import did, or would do."""

    added: int
    changed: int
    unchanged: int


def import_adverts(actor: Actor, source: str, adverts: Sequence[Advert], write: bool) -> ImportOutcome:
    """Add or renew adverts by their number at the source; without ``write`` only count. A repeat changes nothing.

    An advert that has left the source's file stays: a file may hold a part.
    """
    if actor.role not in IMPORTERS:
        raise NotAllowed()
    added = changed = 0
    with transaction():
        for start in range(0, len(adverts), PORTION):
            portion = adverts[start : start + PORTION]
            known = _known(source, [advert.key for advert in portion])
            for advert in portion:
                vacancy = known.get(advert.key)
                differing = _differing(vacancy, advert)
                added += vacancy is None
                changed += vacancy is not None and bool(differing)
                if write and differing:
                    _store(actor, source, advert, vacancy, differing)
            db.session.flush()
        if write and added + changed:
            audit.record(actor, "import_adverts", "vacancy_source", source)
    return ImportOutcome(added, changed, len(adverts) - added - changed)


def _known(source: str, keys: Sequence[str]) -> dict[str, Vacancy]:
    rows = db.session.scalars(sa.select(Vacancy).where(Vacancy.source_name == source, Vacancy.source_key.in_(keys)))
    return {row.source_key or "": row for row in rows}


def _differing(vacancy: Vacancy | None, advert: Advert) -> dict[str, Any]:
    wanted = {name: advert.values.get(name, empty) for name, empty in EMPTY.items()}
    wanted = {name: list(value) if isinstance(value, tuple) else value for name, value in wanted.items()}
    if vacancy is None:
        return wanted
    return {name: value for name, value in wanted.items() if getattr(vacancy, name) != value}


def _store(actor: Actor, source: str, advert: Advert, vacancy: Vacancy | None, values: dict[str, Any]) -> None:
    if vacancy is None:
        posted = advert.values.get("posted_on")
        vacancy = Vacancy(
            origin=VacancyOrigin.IMPORTED,
            source_name=source,
            source_key=advert.key,
            state=VacancyState.DRAFT,
            created_at=datetime.combine(posted, time(), UTC) if posted else clock.now(),
            created_by=actor.user_id,
        )
        db.session.add(vacancy)
    for name, value in values.items():
        setattr(vacancy, name, value)
