"""Keeps photos and papers of people: known by content, bounded in size, pictures re-encoded; each look is on record."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.photo import reencode_paper, reencode_portrait
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.person_papers import ENOUGH, JPEG, MOST_PAPERS, PDF, PHOTO_ONLY, PaperKind, check_pdf, is_pdf
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Person, PersonPaper
from jobmatch.queries.reach import within_reach
from jobmatch.services import audit
from jobmatch.services.seekers import DESK

KEEPERS = (Role.SEEKER, *DESK, Role.SYSTEM)


@dataclass(frozen=True, slots=True)
class TakenPaper:
    """A kept file on its way out."""

    content: bytes
    media_type: str
    name: str


def keep_paper(actor: Actor, person_id: UUID, kind: PaperKind, data: bytes) -> UUID:
    """Keep a file of somebody within reach; the same file again is the first one, and a new photo takes the old one's place.

    Raises:
        RuleBroken: no picture and no plain PDF, too large, or too many. NotFound: not within reach.
    """
    content, media_type = _checked(kind, data)
    digest = hashlib.sha256(content).hexdigest()
    with transaction():
        _require_reach(actor, person_id)
        one_at_a_time("person_papers", person_id)
        known = {row.sha256: row.id for row in _rows(person_id) if row.kind is kind}
        if digest in known:
            return known[digest]
        if kind is PaperKind.PHOTO:
            old = sa.and_(PersonPaper.person_id == person_id, PersonPaper.kind == PaperKind.PHOTO)
            db.session.execute(sa.delete(PersonPaper).where(old))
        elif len(_rows(person_id)) >= MOST_PAPERS:
            raise RuleBroken(ENOUGH, field="file", most=MOST_PAPERS)
        paper = PersonPaper(
            person_id=person_id,
            kind=kind,
            media_type=media_type,
            sha256=digest,
            content=content,
            added_at=clock.now(),
            added_by=actor.user_id,
        )
        db.session.add(paper)
        db.session.flush()
        audit.record(actor, "keep_paper", "person", person_id, fields=[kind.value])
        return paper.id


def check_photo(data: bytes) -> None:
    """Refuse what is no photo before anything else is done with it."""
    reencode_portrait(data)


def take_paper(actor: Actor, paper_id: UUID) -> TakenPaper:
    """Return a file, and record that it was seen.

    Raises:
        NotFound: there is none, or not within reach.
    """
    paper = _get(actor, paper_id)
    name = f"{paper.kind.value}.{'pdf' if paper.media_type == PDF else 'jpg'}"
    taken = TakenPaper(paper.content, paper.media_type, name)
    audit.record_read(actor, "person", paper.person_id, fields=[paper.kind.value])
    return taken


def drop_paper(actor: Actor, paper_id: UUID) -> UUID:
    """Delete a file and return whose it was."""
    with transaction():
        paper = _get(actor, paper_id)
        person_id = paper.person_id
        audit.record(actor, "drop_paper", "person", person_id, fields=[paper.kind.value])
        db.session.delete(paper)
        return person_id


def _checked(kind: PaperKind, data: bytes) -> tuple[bytes, str]:
    if is_pdf(data):
        if kind is PaperKind.PHOTO:
            raise RuleBroken(PHOTO_ONLY, field="file")
        return check_pdf(data), PDF
    try:
        return (reencode_portrait(data) if kind is PaperKind.PHOTO else reencode_paper(data)), JPEG
    except RuleBroken as broken:
        raise RuleBroken(broken.message, field="file") from None


def _rows(person_id: UUID) -> list[PersonPaper]:
    return list(db.session.scalars(sa.select(PersonPaper).where(PersonPaper.person_id == person_id)))


def _get(actor: Actor, paper_id: UUID) -> PersonPaper:
    if actor.role not in KEEPERS:
        raise NotAllowed
    statement = sa.select(PersonPaper).join(Person, Person.id == PersonPaper.person_id)
    paper = db.session.scalar(statement.where(PersonPaper.id == paper_id, within_reach(actor)))
    if paper is None:
        raise NotFound
    return paper


def _require_reach(actor: Actor, person_id: UUID) -> None:
    if actor.role not in KEEPERS:
        raise NotAllowed
    if db.session.scalar(sa.select(Person.id).where(Person.id == person_id, within_reach(actor))) is None:
        raise NotFound
