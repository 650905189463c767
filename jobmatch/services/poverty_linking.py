"""Ties the lines of a poverty file to people through their NIK, and says of every other line why not. Writes nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.documents.poverty_file import PovertyLine
from jobmatch.domain.enums import NikState
from jobmatch.domain.findings import has_block
from jobmatch.domain.names import is_same_name
from jobmatch.domain.nik import check_nik_form, normalise_number
from jobmatch.domain.poverty import WhyUnlinked
from jobmatch.extensions.db import db
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import Person

REGENCY = "17.02."
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who carries a NIK here."""

    id: UUID
    name: str
    birth_date: date | None
    nik_state: NikState
    died_on: date | None
    village_code: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line that belongs to nobody here; ``other`` is the line that contradicts it."""

    line: PovertyLine
    why: WhyUnlinked
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """Lines with their people, and the rest."""

    people: Sequence[tuple[PovertyLine, Bearer]]
    leftovers: Sequence[Leftover]

    def counts(self) -> dict[str, int]:
        """Return how many lines were left, by reason."""
        return dict(Counter(each.why.value for each in self.leftovers))


def link(lines: Sequence[PovertyLine]) -> Linked:
    """Tie each line to the person who carries its NIK; a number typed online and never checked ties nobody."""
    index_of = {line.row: nik_index(normalise_number(line.nik)) for line in lines if not _form_fault(line)}
    bearers = _bearers(set(index_of.values()))
    families = _first_lines(lines, index_of)
    people, leftovers, seen = [], [], set[UUID]()
    for line in lines:
        found = _judge(line, index_of, bearers, families)
        if isinstance(found, Leftover):
            leftovers.append(found)
        elif found.id not in seen:
            seen.add(found.id)
            people.append((line, found))
    return Linked(people, leftovers)


def _judge(
    line: PovertyLine, index_of: dict[int, str], bearers: dict[str, Bearer], families: dict[str, dict[str, int]]
) -> Bearer | Leftover:
    fault = _form_fault(line)
    if fault is not None:
        return Leftover(line, fault)
    index = index_of[line.row]
    others = [row for key, row in families[index].items() if key != line.family_key]
    if others:
        return Leftover(line, WhyUnlinked.TWO_FAMILIES, others[0])
    bearer = bearers.get(index)
    if bearer is None:
        return Leftover(line, WhyUnlinked.NOT_HERE)
    doubt = _doubt(line, bearer)
    return bearer if doubt is None else Leftover(line, doubt)


def _form_fault(line: PovertyLine) -> WhyUnlinked | None:
    if line.village_code is not None and not line.village_code.startswith(REGENCY):
        return WhyUnlinked.OTHER_REGENCY
    if not line.family_key:
        return WhyUnlinked.NO_FAMILY
    if not line.nik.strip("0-"):
        return WhyUnlinked.NO_NIK
    return WhyUnlinked.BAD_NIK if has_block(check_nik_form(line.nik)) else None


def _doubt(line: PovertyLine, bearer: Bearer) -> WhyUnlinked | None:
    if bearer.died_on is not None:
        return WhyUnlinked.DEAD
    if bearer.nik_state not in (NikState.SEEN, NikState.DUKCAPIL):
        return WhyUnlinked.PENDING
    is_same_birth = line.birth_date is not None and line.birth_date == bearer.birth_date
    if line.name and not is_same_birth and not is_same_name(line.name, bearer.name):
        return WhyUnlinked.OTHER_PERSON
    return None


def _first_lines(lines: Sequence[PovertyLine], index_of: dict[int, str]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for line in lines:
        if line.row in index_of:
            found.setdefault(index_of[line.row], {}).setdefault(line.family_key, line.row)
    return found


def _bearers(indexes: Iterable[str]) -> dict[str, Bearer]:
    wanted, found = sorted(indexes), dict[str, Bearer]()
    p = Person
    columns = (p.nik_index, p.id, p.full_name, p.birth_date, p.nik_state, p.died_on, p.village_code, p.address)
    for start in range(0, len(wanted), AT_ONCE):
        chunk = wanted[start : start + AT_ONCE]
        some: sa.Select[*tuple[Any, ...]] = sa.select(*columns).where(p.nik_index.in_(chunk), p.merged_into_id.is_(None))
        found |= {row[0]: Bearer(*row[1:]) for row in db.session.execute(some)}
    return found
