"""What became of a fair, in one query: people and visits apart, and three figures of hires that are never shown alone."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import PlacementState, RegistrationState, VisitKind
from jobmatch.extensions.db import db
from jobmatch.models import FairBooth, FairRegistration, FairVisit, Placement

CONFIRMED = (PlacementState.CONFIRMED, PlacementState.STARTED, PlacementState.ENDED)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A fair's funnel of people, the visits to booths behind it, and what is known of hires."""

    registered: int
    came: int
    seen: int
    visits: int
    interviewed: int
    interviews: int
    reported: int
    confirmed: int
    disputed: int
    started: int
    booths: int
    booths_reported: int

    @property
    def hires(self) -> tuple[int | None, int | None, int | None]:
        """Return reported, confirmed, differing; unknown, not zero, while no booth has told anything."""
        if not self.booths_reported and not (self.reported or self.confirmed or self.disputed):
            return (None, None, None)
        return (self.reported, self.confirmed, self.disputed)


def get_scorecard(fair_id: UUID, today: date) -> Scorecard:
    """Return the scorecard of a fair as it stands today."""
    r, v, p, b = FairRegistration, FairVisit, Placement, FairBooth
    at_booth = (v.fair_id == fair_id, v.kind == VisitKind.BOOTH)
    of_fair = p.fair_id == fair_id
    person, everybody = sa.func.count(sa.distinct(v.registration_id)), sa.func.count()
    figures = (
        sa.select(everybody).where(r.fair_id == fair_id, r.state == RegistrationState.REGISTERED),
        sa.select(person).where(v.fair_id == fair_id, v.kind == VisitKind.GATE),
        sa.select(person).where(*at_booth),
        sa.select(sa.func.count(v.id)).where(*at_booth),
        sa.select(person).where(*at_booth, v.result.is_not(None)),
        sa.select(sa.func.count(v.id)).where(*at_booth, v.result.is_not(None)),
        sa.select(sa.func.count(p.id)).where(of_fair, p.employer_says.is_(True)),
        sa.select(sa.func.count(p.id)).where(of_fair, p.state.in_(CONFIRMED)),
        sa.select(sa.func.count(p.id)).where(of_fair, p.state == PlacementState.DISPUTED),
        sa.select(sa.func.count(p.id)).where(of_fair, p.state.in_(CONFIRMED), p.start_on <= today),
        sa.select(sa.func.count(b.id)).where(b.fair_id == fair_id),
        sa.select(sa.func.count(b.id)).where(b.fair_id == fair_id, b.reported_at.is_not(None)),
    )
    return Scorecard(*db.session.execute(sa.select(*(figure.scalar_subquery() for figure in figures))).one())
