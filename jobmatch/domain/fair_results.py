"""What became of a fair's people, step by step and group by group; which small figures a public page must not show.

Steps as the funnel of South Jakarta keeps them (registered, came, applied, interviewed, hired) and on to the work itself.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from jobmatch.domain.disclosure import SMALLEST_SHOWN, is_small
from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_

INTERIM_DAY, FINAL_DAY = 7, 60


class Step(Labelled):
    """How far somebody came."""

    REGISTERED = "registered", N_("Mendaftar")
    CAME = "came", N_("Datang")
    APPLIED = "applied", N_("Melamar di stan")
    INTERVIEWED = "interviewed", N_("Diwawancara")
    HIRED = "hired", N_("Terkonfirmasi diterima")
    STARTED = "started", N_("Mulai bekerja")
    STILL_30 = "still_30", N_("Masih bekerja hari ke-30")
    STILL_60 = "still_60", N_("Masih bekerja hari ke-60")
    STILL_90 = "still_90", N_("Masih bekerja hari ke-90")


STILL_STEPS = {30: Step.STILL_30, 60: Step.STILL_60, 90: Step.STILL_90}
APPLICATIONS = "applications"
COLUMNS: tuple[tuple[str, str], ...] = (
    *((step.value, step.label) for step in (Step.REGISTERED, Step.CAME, Step.APPLIED)),
    (APPLICATIONS, N_("Lamaran (kunjungan stan)")),
    *((step.value, step.label) for step in tuple(Step)[3:]),
)
"""What is shown by group: people at each step, and beside those who applied how often they did."""


class Group(Labelled):
    """By what the people of a fair are told apart."""

    SEX = "sex", N_("Jenis kelamin")
    AGE = "age", N_("Umur pada hari Job Fair")
    EDUCATION = "education", N_("Pendidikan")
    DISABILITY = "disability", N_("Disabilitas")
    DISTRICT = "district", N_("Kecamatan")
    ORIGIN = "origin", N_("Warga daerah atau luar")
    SECTOR = "sector", N_("Lapangan usaha yang menerima")
    KIND = "kind", N_("Jenis antar kerja")


class Kind(Labelled):
    """Which issue of a fair's results."""

    INTERIM = "interim", N_("Sementara (hari ke-7)")
    FINAL = "final", N_("Akhir (hari ke-60)")


UNKNOWN = ""
"""The value of somebody of whom it is not known; a group of its own, never left out."""


@dataclass(frozen=True)
class Visitor:
    """One person of a fair: how far she came and what groups she belongs to."""

    steps: frozenset[Step]
    groups: Mapping[Group, str]
    applications: int = 0


@dataclass(frozen=True)
class Tally:
    """People per step in all, and by group under the names of COLUMNS."""

    steps: Mapping[Step, int]
    groups: Mapping[Group, Mapping[str, Mapping[str, int]]]


def tally(visitors: Iterable[Visitor]) -> Tally:
    """Count people per step and group, each person once; applications as often as they were made."""
    people = list(visitors)
    steps = {step: sum(step in person.steps for person in people) for step in Step}
    groups: dict[Group, dict[str, dict[str, int]]] = {group: {} for group in Group}
    for person in people:
        for group, value in person.groups.items():
            row = groups[group].setdefault(value, dict.fromkeys((key for key, _ in COLUMNS), 0))
            row[APPLICATIONS] += person.applications
            for step in person.steps:
                row[step.value] += 1
    return Tally(steps, groups)


def hidden_values(column: Mapping[str, int]) -> frozenset[str]:
    """Return which figures of one column must not be published when its total is.

    A hidden figure must not follow from the total and the others: at least two are hidden, and together they hold enough.
    """
    hidden = {value for value, count in column.items() if is_small(count)}
    others = sorted((value for value, count in column.items() if value not in hidden and count), key=lambda v: (column[v], v))
    while hidden and others and (len(hidden) < 2 or sum(column[value] for value in hidden) < SMALLEST_SHOWN):
        hidden.add(others.pop(0))
    if len(hidden) == 1:  # nobody else to hide behind: a zero row hides with it
        hidden |= set(column)
    return frozenset(hidden)


def public_groups(groups: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[str, dict[str, dict[str, int | None]]]:
    """Return the tables as the public may see them: None where a figure is hidden."""
    shown: dict[str, dict[str, dict[str, int | None]]] = {}
    for group, rows in groups.items():
        steps: Collection[str] = next(iter(rows.values()), {}).keys()
        hidden = {step: hidden_values({value: row[step] for value, row in rows.items()}) for step in steps}
        if APPLICATIONS in hidden:  # how often few people applied tells of few people
            hidden[APPLICATIONS] |= hidden[Step.APPLIED.value]
        shown[group] = {
            value: {step: None if value in hidden[step] else count for step, count in row.items()} for value, row in rows.items()
        }
    return shown


def kind_due(ends_on: date, today: date) -> Kind | None:
    """Return which issue may be made: the interim from day 7, the final from day 60."""
    if today >= ends_on + timedelta(days=FINAL_DAY):
        return Kind.FINAL
    return Kind.INTERIM if today >= ends_on + timedelta(days=INTERIM_DAY) else None
