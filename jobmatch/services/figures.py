"""Keeps the number notebook: figures are added with their source and withdrawn, never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.figure_sheet import SheetFigure
from jobmatch.documents.reference_tables import known_figures
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.figure_series import OWN_AREA, Series, check_printed_year
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, one_at_a_time, transaction
from jobmatch.models import PublishedFigure
from jobmatch.services import audit

KEEPERS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.SYSTEM)
NEEDS_SOURCE = N_("Tulis sumbernya: siapa yang mencetak, dan di mana.")
ALREADY = N_("Angka ini dari sumber yang sama sudah dicatat.")


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure as somebody printed it."""

    series: Series
    year: int
    value: Decimal
    source: str
    published_on: date | None = None
    remark: str = ""
    is_official: bool = False


def note_figure(actor: Actor, figure: NewFigure) -> UUID:
    """Write a figure into the notebook; a new official one takes the place of the earlier of its year.

    Raises:
        RuleBroken: no source, an impossible year, or noted before.
    """
    check_keeper(actor)
    if not figure.source.strip():
        raise RuleBroken(NEEDS_SOURCE, field="source")
    check_printed_year(figure.year, clock.today().year)
    with transaction():
        one_at_a_time("figure", f"{figure.series.value}:{figure.year}")
        if _is_known(figure):
            raise RuleBroken(ALREADY, field="source")
        if figure.is_official:
            _release_official(figure)
        row = PublishedFigure(
            series=figure.series.value,
            area_code=OWN_AREA,
            year=figure.year,
            value=figure.value,
            source=" ".join(figure.source.split())[:200],
            published_on=figure.published_on,
            remark=figure.remark.strip() or None,
            is_official=figure.is_official,
            entered_at=clock.now(),
            entered_by=actor.user_id,
        )
        db.session.add(row)
        db.session.flush()
        audit.record(actor, "note_figure", "published_figure", row.id)
        return row.id


def withdraw_figure(actor: Actor, figure_id: UUID) -> None:
    """Take a figure out of use; it stays on record."""
    check_keeper(actor)
    f = PublishedFigure
    with transaction():
        if not count_changed(sa.update(f).where(f.id == figure_id, f.withdrawn_at.is_(None)).values(withdrawn_at=clock.now())):
            raise NotFound
        audit.record(actor, "withdraw_figure", "published_figure", figure_id)


def load_known(actor: Actor) -> int:
    """Note the printed figures we know of that are not noted yet; return how many were added."""
    added = 0
    with transaction():
        for known in known_figures():
            figure = NewFigure(Series(known.series), known.year, known.value, known.source, is_official=known.is_official)
            if not _is_known(figure):
                note_figure(actor, figure)
                added += 1
    return added


def import_figures(actor: Actor, sheet: Iterable[SheetFigure]) -> tuple[int, int]:
    """Note every figure of a file in one act; return how many were added and how many were there already."""
    check_keeper(actor)
    added, known = 0, 0
    with transaction():
        for line in sheet:
            figure = NewFigure(
                line.series, line.year, line.value, line.source, line.published_on, line.remark, is_official=line.is_official
            )
            if _is_known(figure):
                known += 1
            else:
                note_figure(actor, figure)
                added += 1
    return added, known


def check_keeper(actor: Actor) -> None:
    """Refuse who does not keep the notebook.

    Raises:
        NotAllowed: not this actor's to write.
    """
    if actor.role not in KEEPERS:
        raise NotAllowed


def _same(figure: NewFigure) -> tuple[sa.ColumnElement[bool], ...]:
    f = PublishedFigure
    return (f.series == figure.series.value, f.year == figure.year, f.area_code == OWN_AREA, f.withdrawn_at.is_(None))


def _is_known(figure: NewFigure) -> bool:
    f = PublishedFigure
    source = " ".join(figure.source.split())[:200]
    found = sa.select(sa.exists().where(*_same(figure), f.value == figure.value, f.source == source))
    return bool(db.session.scalar(found))


def _release_official(figure: NewFigure) -> None:
    f = PublishedFigure
    db.session.execute(sa.update(f).where(*_same(figure), f.is_official).values(is_official=False))
