"""Pairs that were shown long ago, and what came of them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from jobmatch.domain.enums import InvitationState
from jobmatch.extensions.db import db, transaction
from jobmatch.models import CandidateInvitation, Person, ShownPair, Vacancy

LONG_AGO = datetime(2026, 1, 5, 3, tzinfo=UTC)


def past_pairs(people: int, vacancies: int) -> None:
    """Write pairs whose skills alone decide who is invited, against the weights in force."""
    with transaction():
        for number in range(people):
            db.session.add(
                Person(id=UUID(int=number + 1), full_name=f"Orang {number}", name_key=f"orang {number}", created_at=LONG_AGO)
            )
        for number in range(vacancies):
            db.session.add(Vacancy(id=UUID(int=1000 + number), title=f"Kasir {number}", posts=1, created_at=LONG_AGO))
        db.session.flush()
        for vacancy in range(vacancies):
            for person in range(people):
                _pair(vacancy, person)


def _pair(vacancy: int, person: int) -> None:
    is_skilled = (person * 7 + vacancy) % 3 == 0
    shares = {"skills": float(is_skilled), "occupation": float((person + vacancy) % 2), "distance": float(person % 5 / 5)}
    key = {"vacancy_id": UUID(int=1000 + vacancy), "person_id": UUID(int=person + 1)}
    day = LONG_AGO.date() + timedelta(days=vacancy)
    db.session.add(
        ShownPair(**key, first_shown_on=day, last_shown_on=day, place=person + 1, score=40, shares=shares, weights_name="x")
    )
    if is_skilled:
        state = InvitationState.INVITED
        db.session.add(CandidateInvitation(**key, state=state, noted_at=LONG_AGO, invited_at=LONG_AGO))
