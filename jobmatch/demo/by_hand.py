"""Made-up messages by hand for the shown village, a person recorded twice, and the nightly search that finds her."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.demo.accounts import VILLAGE
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import NikState
from jobmatch.domain.errand_rules import ErrandAnswer, ErrandKind
from jobmatch.domain.job_kinds import FIND_DOUBLES
from jobmatch.extensions.db import db, new_id, transaction
from jobmatch.models import Job, Person
from jobmatch.services import doubles, errands, jobs

WORDS = (
    "Masih mencari kerja? Kalau ya, kerja apa yang dicari?",
    "Kartu AK-1 Ibu/Bapak perlu dilaporkan lagi bulan ini. Mau dilaporkan lewat desa?",
    "Ada pelatihan menjahit gratis mulai bulan depan. Mau ikut?",
)
TWICE = 3


def leave_messages(staff: dict[str, Actor]) -> None:
    """Leave a few messages in the shown village and let its officer answer one."""
    silent = sa.select(Person.id).where(Person.village_code == VILLAGE, Person.phone.is_(None), Person.birth_year < 2005)
    people = db.session.scalars(silent.order_by(Person.name_key, Person.id).limit(len(WORDS))).all()
    left = []
    for number, (person_id, words) in enumerate(zip(people, WORDS, strict=False)):
        due = clock.today() + timedelta(days=3 + number)
        left.append(errands.leave(staff["loket"], person_id, errands.NewErrand(ErrandKind.QUESTION, words, due)))
    if left:
        errands.answer(staff["desa"], left[-1], ErrandAnswer.YES, "Ditemui di rumahnya.", is_signed=False)


def record_some_twice(staff: dict[str, Actor]) -> None:
    """Record a few people a second time, as a counter in a hurry does, and search for them as the night does."""
    known = sa.select(Person).where(Person.phone.is_not(None), Person.birth_date.is_not(None)).order_by(Person.id)
    rows = [_second(person) for person in db.session.scalars(known.limit(TWICE * 20)).all()[::20]]
    with transaction() as session:
        session.execute(sa.insert(Person), rows)
    doubles.ask_for_search(staff["penempatan"])
    for job_id in db.session.scalars(sa.select(Job.id).where(Job.kind == FIND_DOUBLES, Job.finished_at.is_(None))).all():
        jobs.run_job(job_id, {FIND_DOUBLES: doubles.find_doubles})


def _second(person: Person) -> dict[str, object]:
    name = person.full_name.replace("ah", "a", 1)
    row_id: UUID = new_id()
    copied = ("birth_date", "birth_year", "sex", "village_code", "address", "phone", "education_level")
    return {
        "id": row_id,
        "full_name": name,
        "name_key": name.casefold(),
        "nik_state": NikState.NONE,
        "door": "counter",
        "created_at": clock.now(),
        **{column: getattr(person, column) for column in copied},
    }
