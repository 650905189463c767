"""Refreshes the stored BPS series from its WebAPI: new years are added, a revised one follows the old, both on record."""

from dataclasses import dataclass, field
from decimal import Decimal

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.bps_answer import BpsValue, read_values
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.figure_series import OWN_AREA, Series
from jobmatch.domain.job_kinds import REFRESH_BPS
from jobmatch.extensions.bps_api import BpsApi, BpsUnreachable, bps_api
from jobmatch.extensions.db import db, transaction
from jobmatch.models import PublishedFigure
from jobmatch.services import figures, jobs
from jobmatch.services.figures import NewFigure

REVISED = "direvisi BPS, sebelumnya %s"


@dataclass
class Refreshed:
    """What a refresh found: figures added, revised and known already, and what BPS did not answer."""

    added: int = 0
    revised: int = 0
    known: int = 0
    problems: list[tuple[str, dict[str, object]]] = field(default_factory=list)


def can_refresh() -> bool:
    """Tell whether BPS can be asked at all."""
    return bps_api.is_open


def ask_for_refresh(actor: Actor) -> None:
    """Queue a refresh; again within the same minute is the same refresh."""
    figures.check_keeper(actor)
    jobs.enqueue(actor, REFRESH_BPS, f"{REFRESH_BPS}:{clock.now():%Y-%m-%dT%H:%M}", {})


def refresh(actor: Actor, *, write: bool, api: BpsApi = bps_api) -> Refreshed:
    """Ask BPS for every series that has a variable; without ``write`` only tell what would change.

    Raises:
        BpsUnreachable: BPS does not answer, or there is no key.
    """
    figures.check_keeper(actor)
    if not api.is_open:
        raise BpsUnreachable("NotSet")
    outcome = Refreshed()
    for name, variable in api.variables.items():
        try:
            values = read_values(api.get_data(variable), variable, OWN_AREA)
        except RuleBroken as broken:
            outcome.problems.append((broken.message, dict(broken.facts)))
            continue
        for value in values:
            _take(actor, Series(name), f"BPS WebAPI, variabel {variable}", value, outcome, write)
    return outcome


def _take(actor: Actor, series: Series, source: str, found: BpsValue, outcome: Refreshed, write: bool) -> None:
    f = PublishedFigure
    same = (f.series == series.value, f.year == found.year, f.source == source, f.withdrawn_at.is_(None))
    with transaction():
        old = db.session.execute(sa.select(f.id, f.value).where(*same)).first()
        if old is not None and old.value == found.value.quantize(Decimal("0.01")):
            outcome.known += 1
            return
        outcome.added, outcome.revised = outcome.added + (old is None), outcome.revised + (old is not None)
        if not write:
            return
        if old is not None:
            figures.withdraw_figure(actor, old.id)
        remark = REVISED % old.value if old is not None else ""
        new = NewFigure(series, found.year, found.value, source, found.updated_on, remark, is_official=True)
        figures.note_figure(actor, new)
