"""Which booths took part in a fair, and which of them have told what came of it: one wording for every page and figure."""

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.enums import BoothResult, VisitKind
from jobmatch.models import Fair, FairBooth, FairVisit

OPEN_RESULTS = (BoothResult.INTERVIEWED, BoothResult.NEXT_STAGE, BoothResult.RESERVE)


def waits_for_word() -> sa.ColumnElement[bool]:
    """Say whether a visit has no end yet: nothing was told, or only that it goes on."""
    return sa.or_(FairVisit.result.is_(None), FairVisit.result.in_(OPEN_RESULTS))


def took_part() -> sa.ColumnElement[bool]:
    """Say whether a booth was there: one whose employer declined the invitation owes no word."""
    return sa.or_(FairBooth.declined_at.is_(None), _has_visits())


def has_reported() -> sa.ColumnElement[bool]:
    """Say whether a booth told everything: in one report, or person by person while the fair ran and until it ended."""
    is_over = FairBooth.fair_id.in_(sa.select(Fair.id).where(Fair.ends_on <= clock.today()))
    told_all = sa.and_(_has_visits(), ~_has_visits(waits_for_word()), is_over)
    return sa.or_(FairBooth.reported_at.is_not(None), told_all)


def _has_visits(*which: sa.ColumnElement[bool]) -> sa.Exists:
    at_booth = (FairVisit.booth_id == FairBooth.id, FairVisit.kind == VisitKind.BOOTH)
    return sa.exists().where(*at_booth, *which).correlate(FairBooth)
