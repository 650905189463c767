"""Keeps photos of paper lists with the month that was keyed in from them."""

import hashlib
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.photo import reencode_photo
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import MonthPaper
from jobmatch.services import audit
from jobmatch.services.village_months import get_month_to_enter

# A list of 30 rows a page; the longest villages need four pages, and one may be photographed twice.
MOST_PHOTOS = 10
ENOUGH = N_("Sudah ada 10 foto untuk bulan ini. Cukup satu foto per lembar.")


def attach_photo(actor: Actor, month_id: UUID, data: bytes) -> None:
    """Attach a photo of a filled-in sheet; the same photo again changes nothing."""
    image = reencode_photo(data)
    digest = hashlib.sha256(image).hexdigest()
    with transaction():
        get_month_to_enter(actor, month_id)
        known = set(db.session.scalars(sa.select(MonthPaper.sha256).where(MonthPaper.village_month_id == month_id)))
        if digest in known:
            return
        if len(known) >= MOST_PHOTOS:
            raise RuleBroken(ENOUGH, field="photo")
        paper = MonthPaper(village_month_id=month_id, sha256=digest, image=image, added_at=clock.now(), added_by=actor.user_id)
        db.session.add(paper)
        audit.record(actor, "attach_photo", "village_month", month_id)
