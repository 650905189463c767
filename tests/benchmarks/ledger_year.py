"""Twelve months of the IPK ledger closed in turn at full size: CPU seconds and SQL statements of each closing, page and issue.

Run: `./run python -m tests.benchmarks.ledger_year --people 24000`. It fills an empty, migrated database of its own (rows by
bulk insert, months closed by the service on the second day after each), opens every figure of the last month's tables, issues
and reads back, and stops with status 1 when a total differs from its rows or a table from another.
"""

import argparse
import resource
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.age_groups import age_group
from jobmatch.domain.enums import LedgerKind, PlacementKind, Sex
from jobmatch.domain.graduation import graduation_band
from jobmatch.domain.ipk_settings import IpkSettings
from jobmatch.domain.ipk_tables import CODES
from jobmatch.domain.periods import Month, PeriodKind, months_between
from jobmatch.extensions.db import db, new_id, transaction
from jobmatch.models import LedgerEvent, Person, Vacancy
from jobmatch.queries import ipk, populations
from jobmatch.services import issued_reports, ledger_closing
from tests.benchmarks.empty_site import add_url, empty_site
from tests.factories import ledger as office
from tests.factories.offers import employer_actor, waiting_vacancy

PORTION = 5000
MONTHS = 12
LEVELS = ("none", "sd", "smp", "sma", "smk", "d3", "s1", "s2")
Row = dict[str, Any]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=24_000)
    add_url(words)
    chosen = words.parse_args()
    with empty_site(chosen.url) as app, app.app_context():
        year = Year(chosen.people)
        for month in year.months:
            year.live(month)
            count, _ = counted(lambda: db.session.scalar(sa.select(sa.func.count()).select_from(LedgerEvent)))
            _, spent = counted(lambda month=month: office.close(month))
            print(f"closing {month}  {count:7d} bookings so far  {spent}")
        measure(year.months)


@dataclass
class Spent:
    """CPU seconds of this process, and SQL statements."""

    seconds: float
    statements: int

    def __str__(self) -> str:
        return f"{self.seconds:6.2f} CPU s  {self.statements:4d} SQL"


def counted(act: Callable[[], Any]) -> tuple[Any, Spent]:
    """Return what an act gives, and what it cost."""
    sent: list[str] = []
    note: Callable[..., None] = lambda *words: sent.append(words[2])  # noqa: E731 - a listener of one line
    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    start = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    given = act()
    seconds = resource.getrusage(resource.RUSAGE_SELF).ru_utime - start
    sa.event.remove(sa.Engine, "before_cursor_execute", note)
    return given, Spent(seconds, len(sent))


def measure(months: tuple[Month, ...]) -> None:
    """Print what pages, drill-downs and an issue cost after the year, and check every figure of the last month."""
    last, settings = months[-1], IpkSettings()
    tables, spent = counted(lambda: ipk.build_tables(CODES, (last,), settings, PeriodKind.MONTH))
    print(f"all eight tables of a month                  {spent}")
    semester = months[-6:]
    _, spent = counted(lambda: ipk.build_tables(CODES, semester, settings, PeriodKind.SEMESTER))
    print(f"all eight tables of a semester               {spent}")
    _, spent = counted(lambda: populations.count_populations(last))
    print(f"both populations side by side                {spent}")
    opened, spent = counted(lambda: open_all(tables, (last,)))
    print(f"{opened} figures opened, each equal to its rows  {spent}")
    _, spent = counted(lambda: ipk.list_rows_behind(ipk.Asked((last,), tables[0].parts[0].population, ipk.Measure.CLOSING)))
    print(f"first page of the rows behind the stock      {spent}")
    findings, spent = counted(lambda: ledger_closing.review_month(last.following))
    print(f"the list of checks before closing            {spent}")
    broken = [finding.rule for finding in findings if finding.violations]
    _, spent = counted(lambda: issued_reports.issue_report(office.HEAD, "Dinas Contoh", PeriodKind.MONTH, last))
    print(f"an issue: PDF and XLSX made and kept         {spent}")
    whole = {(table.code, part.population.value): part.whole for table in tables for part in table.parts}
    print(f"violations: {broken or 'none'}; seekers {whole['III/1', 'seekers']}; posts {whole['III/1', 'posts']}")
    if broken:
        raise SystemExit(1)


def open_all(tables: Any, months: tuple[Month, ...]) -> int:
    """Compare every figure with the bookings that it opens."""
    opened = 0
    for table in tables:
        for part in table.parts:
            for cell in (cell for row in part.rows for cell in row.cells if cell.value):
                if ipk.count_behind(ipk.Asked(months, part.population, cell.measure, cell.where)) != cell.value:
                    raise SystemExit(f"{table.code} {cell}: the rows give another figure")
                opened += 1
    return opened


@dataclass
class Year:
    """An office of so many seekers: half are there from the first month, the rest come, and some leave or move."""

    people: int
    source: Random = field(default_factory=lambda: Random(10))
    stock: list[Row] = field(default_factory=list)
    number: int = 0

    def __post_init__(self) -> None:
        this = Month.of(clock.today())
        self.months = tuple(months_between(this.shifted(-MONTHS), this.previous))
        self.vacancy_id: UUID = waiting_vacancy(employer_actor("Kebun Kopi Contoh"))
        self.kbji = db.session.get_one(Vacancy, self.vacancy_id).kbji

    def live(self, month: Month) -> None:
        """Let a month happen: people come, are placed (a few late), removed, or move to other classes; posts come and go."""
        is_first = month == self.months[0]
        come = self.people // 2 if is_first else self.people // 2 // (MONTHS - 1)
        persons = [self._person() for _ in range(come)]
        booked = [self._event(LedgerKind.REGISTERED, month, self._classes(person, month)) for person in persons]
        self.stock += booked
        leave = len(self.stock) // 25
        for kind in (LedgerKind.PLACED, LedgerKind.REMOVED):
            self.source.shuffle(self.stock)
            leavers, self.stock = self.stock[:leave], self.stock[leave:]
            booked += [self._event(kind, month, row) for row in leavers]
        booked += self._moved(month, leave // 4)
        booked += [self._posts(LedgerKind.POST_REGISTERED, month, leave * 2), self._posts(LedgerKind.POST_FILLED, month, leave)]
        booked.append(self._posts(LedgerKind.POST_REMOVED, month, leave // 2))
        with transaction():
            _insert(Person, iter(persons))
            _insert(LedgerEvent, iter(booked))

    def _moved(self, month: Month, count: int) -> list[Row]:
        moved = []
        for row in self.stock[:count]:
            moved.append(self._event(LedgerKind.RECLASSIFIED_OUT, month, row))
            row["education"] = "s1" if row["education"] != "s1" else "smk"
            moved.append(self._event(LedgerKind.RECLASSIFIED_IN, month, row) | {"source_id": moved[-1]["source_id"]})
        return moved

    def _person(self) -> Row:
        self.number += 1
        level = self.source.choice(LEVELS)
        return {
            "id": new_id(),
            "full_name": f"Warga {self.number}",
            "name_key": f"warga {self.number}",
            "sex": self.source.choice(list(Sex)),
            "birth_date": self.months[0].first_day.replace(year=self.source.randint(1960, 2007)),
            "education_level": level,
            "graduation_year": None if level == "none" else self.source.randint(1990, 2025),
            "created_at": clock.now(),
        }

    def _classes(self, person: Row, month: Month) -> Row:
        return {
            "person_id": person["id"],
            "sex": person["sex"],
            "age_group": age_group(person["birth_date"], month.first_day).code,
            "education": person["education_level"],
            "graduation_band": graduation_band(person["education_level"], person["graduation_year"], month.first_day).value,
            "kbji": str(self.source.randint(0, 9)),
        }

    def _event(self, kind: LedgerKind, month: Month, classes: Row) -> Row:
        is_late = kind is LedgerKind.PLACED and self.source.random() < 0.05 and month != self.months[0]
        true_on = (month.previous if is_late else month).first_day + timedelta(days=self.source.randint(0, 26))
        self.number += 1
        known = {name: classes[name] for name in ("person_id", "sex", "age_group", "education", "graduation_band", "kbji")}
        return {
            "id": new_id(),
            "kind": kind,
            "booked_month": month.first_day,
            "true_on": true_on,
            "quantity": 1,
            "source_type": "reclassification" if kind.value.startswith("reclass") else "bench",
            "source_id": str(self.number),
            "recorded_at": datetime.fromisoformat(f"{month.last_day}T10:00:00+07:00"),
            "placement_kind": self.source.choice(list(PlacementKind)) if kind is LedgerKind.PLACED else None,
            "receiver": self.source.choice(("private", "person")) if kind is LedgerKind.PLACED else None,
            "reason_code": "no_report" if kind is LedgerKind.REMOVED else None,
            **known,
        }

    def _posts(self, kind: LedgerKind, month: Month, count: int) -> Row:
        nobody = dict.fromkeys(("person_id", "sex", "age_group", "graduation_band"))
        row = self._event(kind, month, nobody | {"education": "sma", "kbji": self.kbji})
        return row | {"vacancy_id": self.vacancy_id, "quantity": count, "placement_kind": PlacementKind.LOCAL}


def _insert(table: type, rows: Iterator[Row]) -> None:
    while portion := list(islice(rows, PORTION)):
        db.session.execute(sa.insert(table), portion)


if __name__ == "__main__":
    main()
