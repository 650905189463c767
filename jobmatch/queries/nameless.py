"""Opening stock without names: what is left of it, by the classes under which it was entered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from jobmatch.domain.age_groups import III1_GROUPS
from jobmatch.domain.ipk_dimensions import REST, REST_TITLE
from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.ipk_tables import Flows, PartSpec
from jobmatch.domain.ledger_rules import POPULATION, STOCK_EFFECT, Classes, Population
from jobmatch.domain.opening_stock import Cells, OpeningTable, opening_tables
from jobmatch.domain.periods import Month
from jobmatch.domain.signed_report import MOVEMENTS, SignedReport, placement_tables
from jobmatch.extensions.db import db
from jobmatch.models import LedgerEvent, SiteFact
from jobmatch.queries import ipk

OPENING_FACT = "ipk_opening"
COLUMNS = ("sex", "age_group", "education", "kbji", "kbli", "graduation_band")
_TITLES = ("sex", "age_group", "education", "kbji", "kbli")


@dataclass(frozen=True, slots=True)
class NamelessGroup:
    """Persons or posts of one cell that have no record."""

    key: str
    population: Population
    words: str
    left: int
    classes: Classes


def find_opening() -> dict[str, Any] | None:
    """Return the month, the number and the typed cells of the opening, or None before go-live."""
    return db.session.scalar(sa.select(SiteFact.value).where(SiteFact.name == OPENING_FACT))


def tables() -> tuple[OpeningTable, ...]:
    """Return the tables that are typed in at go-live."""
    return opening_tables(ipk.dimensions())


def named_report(month: Month) -> SignedReport:
    """Return what a month has on record, in the cells of the tables that are typed in."""
    flows = {table.code: ipk.part_flows(PartSpec(table.population, table.classes), (month,)) for table in tables()}
    parts = {
        table.code: ipk.part_flows(PartSpec(table.population, (*table.classes, "sex")), (month,)) for table in placement_tables()
    }
    placements = {
        code: {(row, f"{kind}|{sex}"): flow.placed for (row, kind, sex), flow in own.items() if flow.placed}
        for code, own in parts.items()
    }
    return SignedReport(_cells(flows, Measure.CLOSING), {one: _cells(flows, one) for one in MOVEMENTS}, placements)


def _cells(flows: Mapping[str, Flows], measure: Measure) -> dict[str, Cells]:
    return {
        code: {(key[0], key[1]): measure.of(flow) for key, flow in own.items() if measure.of(flow)} for code, own in flows.items()
    }


def list_groups() -> list[NamelessGroup]:
    """Return what is left without a name, seekers first."""
    rows = db.session.execute(_grouped().having(_left() != 0).order_by(*_columns()))
    groups = [_group(tuple(values), is_post=bool(is_post), left=left) for *values, is_post, left in rows]
    return sorted(groups, key=lambda group: (group.population is Population.POSTS, group.words))


def find_group(key: str) -> NamelessGroup | None:
    """Return one group, or None when nothing is left of it."""
    return next((group for group in list_groups() if group.key == key), None)


def _columns() -> list[Any]:
    return [getattr(LedgerEvent, name) for name in COLUMNS]


def _is_post() -> sa.Case[int]:
    posts = [kind for kind, whose in POPULATION.items() if whose is Population.POSTS]
    return sa.case((LedgerEvent.kind.in_(posts), 1), else_=0)


def _left() -> sa.Function[Any]:
    effects = {kind.value: effect for kind, effect in STOCK_EFFECT.items()}
    return sa.func.sum(sa.case(effects, value=sa.cast(LedgerEvent.kind, sa.String), else_=0) * LedgerEvent.quantity)


def _grouped() -> sa.Select[*tuple[Any, ...]]:
    e, is_post = LedgerEvent, _is_post().label("is_post")
    statement: sa.Select[*tuple[Any, ...]] = sa.select(*_columns(), is_post, _left())
    return statement.where(e.person_id.is_(None), e.vacancy_id.is_(None)).group_by(*_columns(), is_post)


def _group(values: tuple[Any, ...], *, is_post: bool, left: int) -> NamelessGroup:
    classes = Classes(**dict(zip(COLUMNS, (str(value) if value is not None else None for value in values), strict=True)))
    population = Population.POSTS if is_post else Population.SEEKERS
    key = "|".join([population.value, *(getattr(classes, name) or REST for name in COLUMNS)])
    return NamelessGroup(key, population, _words(classes, population), left, classes)


def _words(classes: Classes, population: Population) -> str:
    known = ipk.dimensions()
    ages = {group.code: group.label for group in III1_GROUPS}
    asked = [
        name for name in _TITLES if (name == "kbli") == (population is Population.POSTS) or name not in ("kbli", "age_group")
    ]
    words = []
    for name in asked:
        group = known[name].value_in(classes)
        titles = ages if name == "age_group" else dict(known[name].groups)
        if group != REST:
            words.append(titles.get(group, group))
    return ", ".join(words) or REST_TITLE.lower()
