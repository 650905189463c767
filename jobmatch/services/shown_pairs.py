"""Keeps who was shown for which vacancy when lists are replaced; called inside the transaction that stores a list."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.extensions.db import db
from jobmatch.models import ShownPair
from jobmatch.queries.recommendations import LEAST_SHOWN


def keep_shown(rows: Sequence[Mapping[str, Any]]) -> None:
    """Note each pair of a stored list: the first time as it was, later only that it still stands."""
    shown = {(row["vacancy_id"], row["person_id"]): row for row in rows if row["score"] >= LEAST_SHOWN}
    if not shown:
        return
    known = _find_known({vacancy for vacancy, _ in shown}, {person for _, person in shown}) & shown.keys()
    fresh = [_first(row) for pair, row in shown.items() if pair not in known]
    if fresh:
        db.session.execute(sa.insert(ShownPair), fresh)
    again = sa.tuple_(ShownPair.vacancy_id, ShownPair.person_id).in_(known)
    if known:
        still = sa.update(ShownPair).where(again).values(last_shown_on=clock.today())
        db.session.execute(still, execution_options={"synchronize_session": False})


def _find_known(vacancies: set[UUID], people: set[UUID]) -> set[tuple[UUID, UUID]]:
    statement = sa.select(ShownPair.vacancy_id, ShownPair.person_id).where(
        ShownPair.vacancy_id.in_(vacancies), ShownPair.person_id.in_(people)
    )
    return {(vacancy, person) for vacancy, person in db.session.execute(statement)}


def _first(row: Mapping[str, Any]) -> dict[str, Any]:
    today = clock.today()
    return {
        "vacancy_id": row["vacancy_id"],
        "person_id": row["person_id"],
        "first_shown_on": today,
        "last_shown_on": today,
        "place": row["rank"],
        "score": row["score"],
        "shares": {
            reason["code"].partition(".")[0]: reason["points"] / reason["max_points"]
            for reason in row["reasons"]
            if reason["max_points"]
        },
        "weights_name": row["weights_name"],
    }
