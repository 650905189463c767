"""What became of a fair: people and visits apart, three figures of hires never alone, groups, and the fair before."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import PlacementState, VisitKind
from jobmatch.domain.errors import NotFound
from jobmatch.domain.fair_results import STILL_STEPS, Kind, Step, tally
from jobmatch.domain.follow_up_rules import Stay
from jobmatch.extensions.db import db
from jobmatch.models import Fair, FairBooth, FairResult, FairVisit, PastFair, Placement
from jobmatch.queries.booth_reports import has_reported, took_part
from jobmatch.queries.fair_people import CONFIRMED, get_people


@dataclass(frozen=True, slots=True)
class Hires:
    """The three figures that are never shown apart, with how many booths have told."""

    reported: int
    confirmed: int
    disputed: int
    booths: int
    booths_reported: int
    visits: int
    interviews: int

    @property
    def figures(self) -> tuple[int | None, int | None, int | None]:
        """Return reported, confirmed, differing; unknown, not zero, while no booth has told anything."""
        if not self.booths_reported and not (self.reported or self.confirmed or self.disputed):
            return (None, None, None)
        return (self.reported, self.confirmed, self.disputed)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A fair's people per step and group, the visits behind them, and what is known of hires."""

    hired: Hires
    steps: dict[str, int]
    groups: dict[str, dict[str, dict[str, int]]]
    stays: dict[str, dict[str, int]]

    @property
    def hires(self) -> tuple[int | None, int | None, int | None]:
        """Return reported, confirmed, differing."""
        return self.hired.figures

    def shown_steps(self) -> list[tuple[Step, int | None]]:
        """Return the funnel; None where it is not known."""
        return [(step, None if step.value in self.unknown_steps else self.steps[step.value]) for step in Step]

    @property
    def unknown_steps(self) -> frozenset[str]:
        """Return what is not known of anybody: hires while nobody has told, a later day while nobody was heard."""
        is_told, counts = self.hires[1] is not None, self.stays
        heard = {
            step: any(n for stay, n in counts.get(str(day), {}).items() if stay != "unknown") for day, step in STILL_STEPS.items()
        }
        known = {Step.HIRED: is_told, Step.STARTED: is_told, **heard}
        return frozenset(step.value for step, is_known in known.items() if not is_known)

    @property
    def heard_days(self) -> list[tuple[str, dict[str, int]]]:
        """Return the days that have come for somebody, with what is known of the placements then."""
        return [(day, counts) for day, counts in self.stays.items() if sum(counts.values())]

    def content(self) -> dict[str, Any]:
        """Return it as an issue keeps it."""
        return {"hires": asdict(self.hired), "steps": self.steps, "groups": self.groups, "stays": self.stays}

    @classmethod
    def from_content(cls, content: dict[str, Any]) -> "Scorecard":
        """Return it as it was issued."""
        return cls(Hires(**content["hires"]), content["steps"], content["groups"], content.get("stays", {}))


@dataclass(frozen=True, slots=True)
class Before:
    """The fair before this one: its figures from here, or from the source that is named."""

    fair_id: UUID
    name: str
    starts_on: date
    companies: int | None
    came: int | None
    applied: int | None
    hired: int | None
    source: str | None
    note: str | None = None
    posts: int | None = None
    steps: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One issue of a fair's results."""

    id: UUID
    kind: Kind
    issue: int
    issued_at: datetime
    sha256: str
    published_at: datetime | None


def get_scorecard(fair_id: UUID, today: date) -> Scorecard:
    """Return the scorecard of a fair as it stands today, in four queries."""
    people = get_people(fair_id, today)
    counted = tally(people.visitors)
    groups = {group.value: {value: dict(row) for value, row in rows.items()} for group, rows in counted.groups.items()}
    stays = {str(day): dict(counts) for day, counts in people.stays.items()}
    return Scorecard(_hires(fair_id), {step.value: count for step, count in counted.steps.items()}, groups, stays)


def find_before(fair_id: UUID, today: date) -> Before | None:
    """Return the fair before this one, with what is known of it."""
    this = sa.select(Fair.starts_on).where(Fair.id == fair_id).scalar_subquery()
    row = db.session.execute(
        sa.select(Fair, PastFair)
        .outerjoin(PastFair, PastFair.fair_id == Fair.id)
        .where(Fair.starts_on < this)
        .order_by(Fair.starts_on.desc(), Fair.id)
        .limit(1)
    ).first()
    if row is None:
        return None
    fair: Fair = row[0]
    past: PastFair | None = row[1]
    if past is not None:
        return _from_source(fair, past)
    card = get_scorecard(fair.id, today)
    came, applied = card.steps[Step.CAME.value], card.steps[Step.APPLIED.value]
    known = (card.hired.booths, came, applied, card.hires[1], None)
    return Before(fair.id, fair.name, fair.starts_on, *known, steps={step.value: count for step, count in card.shown_steps()})


def find_past(fair_id: UUID) -> Before | None:
    """Return what a source says of a fair from before this system, or None."""
    row = db.session.execute(
        sa.select(Fair, PastFair).join(PastFair, PastFair.fair_id == Fair.id).where(Fair.id == fair_id)
    ).first()
    if row is None:
        return None
    return _from_source(row[0], row[1])


def _from_source(fair: Fair, past: PastFair) -> Before:
    known = (past.companies, past.came, past.applied, past.hired, past.source, past.note, past.posts)
    steps = {Step.CAME.value: past.came, Step.APPLIED.value: past.applied, Step.HIRED.value: past.hired}
    return Before(fair.id, fair.name, fair.starts_on, *known, steps=steps)


def list_results(fair_id: UUID) -> list[ResultRow]:
    """Return the issues of a fair's results, the newest first."""
    f = FairResult
    rows: sa.Select[*tuple[Any, ...]] = sa.select(f.id, f.kind, f.issue, f.issued_at, f.sha256, f.published_at)
    return [ResultRow(*row) for row in db.session.execute(rows.where(f.fair_id == fair_id).order_by(f.issued_at.desc(), f.id))]


def get_file(result_id: UUID, kind: str) -> tuple[str, bytes]:
    """Return the name and the bytes of an issue, as they were made.

    Raises:
        NotFound: there is none.
    """
    column = FairResult.pdf if kind == "pdf" else FairResult.workbook
    row = db.session.execute(
        sa.select(Fair.starts_on, FairResult.kind, FairResult.issue, column)
        .join(Fair, Fair.id == FairResult.fair_id)
        .where(FairResult.id == result_id)
    ).first()
    if row is None:
        raise NotFound
    return f"hasil-job-fair-{row[0]:%Y-%m-%d}-{row[1].value}-{row[2]}.{kind}", row[3]


def find_published(fair_id: UUID) -> tuple[Scorecard, ResultRow] | None:
    """Return what the office decided to publish of a fair: the newest published issue."""
    f = FairResult
    row = db.session.scalars(
        sa.select(f).where(f.fair_id == fair_id, f.published_at.is_not(None)).order_by(f.issued_at.desc()).limit(1)
    ).first()
    if row is None:
        return None
    head = ResultRow(row.id, row.kind, row.issue, row.issued_at, row.sha256, row.published_at)
    return Scorecard.from_content(row.content), head


def _is_heard(counts: Mapping[str, int]) -> bool:
    return any(count for stay, count in counts.items() if stay != Stay.UNKNOWN.value)


def _hires(fair_id: UUID) -> Hires:
    v, p, b = FairVisit, Placement, FairBooth
    at_booth, of_fair = (v.fair_id == fair_id, v.kind == VisitKind.BOOTH), p.fair_id == fair_id
    figures = (
        sa.select(sa.func.count(p.id)).where(of_fair, p.employer_says.is_(True)),
        sa.select(sa.func.count(p.id)).where(of_fair, p.state.in_(CONFIRMED)),
        sa.select(sa.func.count(p.id)).where(of_fair, p.state == PlacementState.DISPUTED),
        sa.select(sa.func.count(b.id)).where(b.fair_id == fair_id, took_part()),
        sa.select(sa.func.count(b.id)).where(b.fair_id == fair_id, took_part(), has_reported()),
        sa.select(sa.func.count(v.id)).where(*at_booth),
        sa.select(sa.func.count(v.id)).where(*at_booth, v.result.is_not(None)),
    )
    return Hires(*db.session.execute(sa.select(*(figure.scalar_subquery() for figure in figures))).one())
