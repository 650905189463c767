"""Is the same help under way or received already, by this family or another card or household of the same people?"""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.aid_kinds import IN_POVERTY_FILES, AidKind
from jobmatch.domain.referral_rules import AGAIN_AFTER, OPEN_STATES, ReferralState
from jobmatch.extensions.db import db
from jobmatch.models import FamilyMember, PovertyRating, Referral


@dataclass(frozen=True, slots=True)
class SameAid:
    """Help of the same kind; ``state`` is None where only a poverty file tells of it."""

    code: str
    state: ReferralState | None
    words: str


def find_same(family_id: UUID, kind: AidKind, person_id: UUID | None) -> SameAid | None:
    """Return what speaks against proposing a kind of help: an open proposal first, then one delivered lately, then a file.

    Help for one person does not stand against the same help for another of the family.
    """
    families = _families_of_same_people(family_id)
    r = Referral
    for_whom = sa.true() if person_id is None else (r.person_id == person_id) | r.person_id.is_(None)
    lately = sa.and_(r.state == ReferralState.DELIVERED, r.delivered_on > clock.today() - AGAIN_AFTER)
    order = sa.case((r.state == ReferralState.DELIVERED, 1), else_=0)
    same = sa.select(r).where(r.family_id.in_(families), r.kind == kind, for_whom, r.state.in_(OPEN_STATES) | lately)
    found = db.session.scalar(same.order_by(order, r.proposed_at.desc()).limit(1))
    if found is not None:
        day = found.delivered_on.strftime("%d-%m-%Y") if found.delivered_on else found.code
        return SameAid(found.code, found.state, f"{found.code}, {day}")
    return _in_files(families, kind)


def _families_of_same_people(family_id: UUID) -> sa.Select[UUID]:
    m = FamilyMember
    people = sa.select(m.person_id).where(m.family_id == family_id, m.until_on.is_(None))
    return sa.select(m.family_id).where(m.person_id.in_(people), m.until_on.is_(None)).distinct()


def _in_files(families: sa.Select[UUID], kind: AidKind) -> SameAid | None:
    names = IN_POVERTY_FILES.get(kind)
    if not names:
        return None
    newest = sa.select(PovertyRating).where(PovertyRating.family_id.in_(families)).order_by(PovertyRating.rated_on.desc())
    rating = db.session.scalar(newest.limit(1))
    if rating is None or not set(names) & set(rating.aids):
        return None
    return SameAid("", None, f"{rating.source.label}, {rating.rated_on:%d-%m-%Y}")
