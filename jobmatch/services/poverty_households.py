"""Writes what a poverty file says of households: who belongs to each from its day on, decile, house and aid. In bulk."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.poverty_file import HEAD, PovertyLine
from jobmatch.domain.poverty import FamilyKind
from jobmatch.extensions.db import db, new_id
from jobmatch.models import Family, FamilyMember, PovertyImport, PovertyRating
from jobmatch.services.poverty_linking import AT_ONCE, Bearer

Members = Sequence[tuple[PovertyLine, Bearer]]


class HouseholdWriter:
    """One file's way into the tables, inside a running transaction."""

    def __init__(self, source_file: PovertyImport, is_of_people: bool) -> None:
        self._file, self._is_of_people = source_file, is_of_people
        self._day = source_file.as_of

    def write(self, by_family: Mapping[str, Members]) -> int:
        """Write all households of the file and return how many they are."""
        homes = self._homes(by_family)
        self._write_members(homes, by_family)
        self._write_ratings(homes, by_family)
        return len(homes)

    def _key(self, family_key: str) -> str:
        return f"{self._file.source.value}:{family_key}"

    def _homes(self, by_family: Mapping[str, Members]) -> dict[str, UUID]:
        keys = {self._key(family_key): family_key for family_key in by_family}
        homes: dict[str, UUID] = {}
        for chunk in _chunks(sorted(keys)):
            rows = db.session.execute(sa.select(Family.source_key, Family.id).where(Family.source_key.in_(chunk)))
            homes |= {keys[key]: family_id for key, family_id in rows if key is not None}
        new = [self._new_home(family_key, members) for family_key, members in by_family.items() if family_key not in homes]
        if new:
            db.session.execute(sa.insert(Family), new)
        return homes | {keys[row["source_key"]]: row["id"] for row in new}

    def _new_home(self, family_key: str, members: Members) -> dict[str, Any]:
        bearer = members[0][1]
        return {
            "id": new_id(),
            "kind": FamilyKind.HOUSEHOLD,
            "source_key": self._key(family_key),
            "village_code": bearer.village_code,
            "address": bearer.address,
            "created_at": clock.now(),
        }

    def _write_members(self, homes: Mapping[str, UUID], by_family: Mapping[str, Members]) -> None:
        wanted = {
            bearer.id: (homes[family_key], line.relation or "famili lain")
            for family_key, members in by_family.items()
            for line, bearer in members
        }
        over, kept = [], set[UUID]()
        for stay_id, family_id, person_id in self._open_stays(homes.values(), wanted):
            if person_id in wanted and wanted[person_id][0] == family_id:
                kept.add(person_id)
            elif self._is_of_people or person_id in wanted:
                over.append(stay_id)
        for chunk in _chunks(over):
            db.session.execute(sa.update(FamilyMember).where(FamilyMember.id.in_(chunk)).values(until_on=self._day))
        new = [self._stay(person_id, *where) for person_id, where in wanted.items() if person_id not in kept]
        if new:
            db.session.execute(sa.insert(FamilyMember), new)

    def _stay(self, person_id: UUID, family_id: UUID, relation: str) -> dict[str, Any]:
        row = {"id": new_id(), "family_id": family_id, "person_id": person_id, "relation": relation}
        return {**row, "from_on": self._day, "until_on": None}

    def _open_stays(self, homes: Iterable[UUID], people: Iterable[UUID]) -> set[tuple[UUID, UUID, UUID]]:
        m, found = FamilyMember, set[tuple[UUID, UUID, UUID]]()
        stays: sa.Select[*tuple[Any, ...]] = (
            sa.select(m.id, m.family_id, m.person_id)
            .join(Family, Family.id == m.family_id)
            .where(m.until_on.is_(None), Family.kind == FamilyKind.HOUSEHOLD)
        )
        for column, wanted in ((m.family_id, homes), (m.person_id, people)):
            for chunk in _chunks(list(wanted)):
                found |= {(row[0], row[1], row[2]) for row in db.session.execute(stays.where(column.in_(chunk)))}
        return found

    def _write_ratings(self, homes: Mapping[str, UUID], by_family: Mapping[str, Members]) -> None:
        known = self._known_ratings(homes.values())
        new = []
        for family_key, members in by_family.items():
            said = self._said(homes[family_key], [line for line, _ in members])
            before = known.get(homes[family_key])
            if before is None:
                new.append(said)
            else:
                _complete(before, said)
        if new:
            db.session.execute(sa.insert(PovertyRating), new)
        rated = [(r["family_id"], r["decile"]) for r in new] + [(r.family_id, r.decile) for r in known.values()]
        self._repeat_on_families(rated)

    def _known_ratings(self, homes: Iterable[UUID]) -> dict[UUID, PovertyRating]:
        r, found = PovertyRating, dict[UUID, PovertyRating]()
        for chunk in _chunks(list(homes)):
            same_day = sa.select(r).where(r.family_id.in_(chunk), r.source == self._file.source, r.rated_on == self._day)
            found |= {each.family_id: each for each in db.session.scalars(same_day)}
        return found

    def _said(self, family_id: UUID, lines: Sequence[PovertyLine]) -> dict[str, Any]:
        head = next((line for line in lines if line.relation == HEAD), lines[0])
        return {
            "id": new_id(),
            "family_id": family_id,
            "import_id": self._file.id,
            "source": self._file.source,
            "rated_on": self._day,
            "decile": next((line.decile for line in (head, *lines) if line.decile is not None), None),
            "facts": dict(head.facts),
            "aids": sorted({aid for line in lines for aid in line.aids}),
            "head_count": len(lines) if self._is_of_people else 0,
        }

    def _repeat_on_families(self, rated: Iterable[tuple[UUID, int | None]]) -> None:
        by_decile: dict[int | None, list[UUID]] = {}
        for family_id, decile in rated:
            by_decile.setdefault(decile, []).append(family_id)
        for decile, families in by_decile.items():
            values = {"decile": decile, "decile_on": self._day, "decile_source": self._file.source.label}
            for chunk in _chunks(families):
                db.session.execute(sa.update(Family).where(Family.id.in_(chunk)).values(values))


def _complete(before: PovertyRating, said: Mapping[str, Any]) -> None:
    """The family file and the person file of one day complete each other; nothing that was said is replaced."""
    before.decile = before.decile if before.decile is not None else said["decile"]
    before.facts = {**said["facts"], **before.facts}
    before.aids = sorted({*before.aids, *said["aids"]})
    before.head_count = max(before.head_count, said["head_count"])


def _chunks(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))
