"""Two records become one and are taken apart again exactly; the search finds pairs and keeps what was decided."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import JobState, LabourStatus, NikState, Role, Sex
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.identity_rules import DoubleState, DoubleZone, MoveKind
from jobmatch.domain.job_kinds import FIND_DOUBLES
from jobmatch.extensions.db import db, new_id, transaction
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import Consent, FamilyMember, Job, Person, SeekerSkill, SuspectedDouble
from jobmatch.queries import doubles as reads
from jobmatch.services import doubles, jobs, ledger, merges, moves
from jobmatch.services.seekers import SeekerDetails, add_profile
from tests.factories.people import NEIGHBOUR, VILLAGE, family_of, news, person

OFFICER = Actor(Role.PLACEMENT, UUID(int=7))
NIKS = ("1702905708010003", "1702905708010004")
UNTOLD = {"audit_events", "person_merges", "ledger_events", "jobs", "suspected_doubles"}

pytestmark = pytest.mark.usefixtures("db_session")


@st.composite
def records(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Two records of one human, each knowing something."""
    fields = {
        "address": st.sampled_from([None, "RT 01", "RT 02"]),
        "phone": st.sampled_from([None, "+628111111111", "+628222222222"]),
        "education_level": st.sampled_from([None, "sma", "s1"]),
        "sex": st.sampled_from([None, Sex.FEMALE]),
    }
    parts = st.fixed_dictionaries({name: st.booleans() for name in ("seeker", "news", "family", "consent")})
    found = []
    number = draw(st.sampled_from(["first", "second", "same", "none"]))
    for place in range(2):
        values = {name: draw(strategy) for name, strategy in fields.items()}
        has_number = number == "same" or number == ("first", "second")[place]
        state = draw(st.sampled_from([NikState.PENDING, NikState.SEEN])) if has_number else NikState.NONE
        found.append({"values": values, "parts": draw(parts), "has_number": has_number, "state": state})
    return found


def written(record: dict[str, Any], is_second: bool, nik: str) -> UUID:
    made = person("Siti Aminah", nik=None, **record["values"])
    with transaction() as session:
        row = session.get_one(Person, made)
        if record["has_number"]:
            is_free = session.scalar(sa.select(Person.id).where(Person.nik_index == nik_index(nik))) is None
            row.nik, row.nik_state = nik, record["state"]
            row.nik_index = nik_index(nik) if is_free else None
        if record["parts"]["seeker"]:
            add_profile(made, SeekerDetails("Siti", date(2001, 8, 17), Sex.FEMALE, VILLAGE, skills=("menjahit",)))
        if record["parts"]["consent"]:
            session.add(Consent(person_id=made, purpose="sharing", text_version="1", channel="counter", given_at=clock.now()))
    if record["parts"]["news"]:
        news(made, date(2026, 5 + is_second, 1), LabourStatus.UNEMPLOYED)
    if record["parts"]["family"]:
        family_of(made, None)
    return made


def everything() -> dict[str, list[str]]:
    """Every row of every table but the trails of merging itself."""
    db.session.expire_all()
    tables = [table for table in db.metadata.sorted_tables if table.name not in UNTOLD]
    found = {}
    for table in tables:
        columns = [column for column in table.c if column.name not in ("version", "id") or column.primary_key]
        rows = db.session.execute(sa.select(*(c for c in columns if c.name != "version")))
        found[table.name] = sorted(str(tuple(row)) for row in rows)
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(both=records())
def test_undone_merge_restores_both_records_exactly(both: list[dict[str, Any]]) -> None:
    count = db.session.scalar(sa.select(sa.func.count()).select_from(Person)) or 0
    kept, merged = (written(record, place == 1, f"170290570801{count + 10:04d}") for place, record in enumerate(both))
    before = everything()
    merge_id = merges.merge(OFFICER, kept, merged)
    assert db.session.get_one(Person, merged).merged_into_id == kept
    owners = set(db.session.scalars(sa.select(SeekerSkill.person_id)))
    assert (kept in owners) == (both[0]["parts"]["seeker"] or both[1]["parts"]["seeker"])
    assert everything() != before
    merges.undo(OFFICER, merge_id)
    assert everything() == before


def test_merge_fills_what_is_missing_and_takes_the_checked_number() -> None:
    kept, merged = person("Siti", nik=None, phone=None), person("Siti Aminah", nik=NIKS[0], phone="+628111111111")
    merge_id = merges.merge(OFFICER, kept, merged)
    row = db.session.get_one(Person, kept)
    assert (row.full_name, row.phone, row.nik, row.nik_state) == ("Siti", "+628111111111", NIKS[0], NikState.SEEN)
    with transaction():
        row.phone = "+628999999999"
    merges.undo(OFFICER, merge_id)
    assert db.session.get_one(Person, kept).phone == "+628999999999", "what was typed since stays"
    assert db.session.get_one(Person, merged).nik == NIKS[0]
    with pytest.raises(NotFound):
        merges.undo(OFFICER, merge_id)


def test_two_checked_numbers_are_two_people_and_nobody_is_merged_twice() -> None:
    first, second, third = person(nik=NIKS[0]), person(nik=NIKS[1]), person(nik=None)
    with pytest.raises(RuleBroken, match="dua orang"):
        merges.merge(OFFICER, first, second)
    chain = merges.merge(OFFICER, first, third)
    with pytest.raises(RuleBroken, match="sudah digabung"):
        merges.merge(OFFICER, second, third)
    fourth = person(nik=None)
    merges.merge(OFFICER, fourth, first)
    with pytest.raises(RuleBroken, match="dahulu"):
        merges.undo(OFFICER, chain)


def search() -> None:
    doubles.ask_for_search(OFFICER)
    job_id = db.session.scalars(sa.select(Job.id).where(Job.kind == FIND_DOUBLES, Job.finished_at.is_(None))).one()
    assert jobs.run_job(job_id, {FIND_DOUBLES: doubles.find_doubles}) is JobState.DONE, db.session.get_one(Job, job_id).error


def test_search_in_the_worker_stores_pairs_with_reasons_and_keeps_decisions() -> None:
    names = ("Agus", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gilang", "Hana", "Indra", "Joko", "Kiki")
    for number, name in enumerate(names):
        made = person(f"{name} Putra", nik=None, phone=f"+62811000{number:04d}", address=f"RT {number:02d}")
        with transaction() as session:
            row = session.get_one(Person, made)
            row.birth_date, row.birth_year = date(1980 + number, 1 + number, 3 + number), 1980 + number
    twin = {"nik": None, "phone": "+628123456789", "address": "RT 03 RW 01", "sex": Sex.FEMALE}
    person("Ratna Wulandari Kusuma", **twin), person("Ratna Wulandari Kusuma", **twin)
    search()
    pair = next(row for zone in DoubleZone for row in reads.list_doubles(OFFICER, zone) if "Ratna" in row.first_name)
    assert reads.count_zones(OFFICER)[pair.zone] >= 1
    assert 0 < pair.probability <= 1
    assert {reason[0] for reason in pair.reasons} & {"name", "phone", "birth_date"}
    merges.keep_apart(OFFICER, pair.id)
    db.session.execute(sa.update(Job).values(key=sa.cast(Job.id, sa.String)))
    search()
    assert db.session.get_one(SuspectedDouble, pair.id).state is DoubleState.APART
    assert all(row.id != pair.id for zone in DoubleZone for row in reads.list_doubles(OFFICER, zone))


def test_who_leaves_or_dies_leaves_family_and_stock_and_a_mistake_is_taken_back() -> None:
    someone = person(sex=Sex.FEMALE, education_level="sma")
    family = family_of(someone)
    add_profile(someone, SeekerDetails("Siti", date(2001, 8, 17), Sex.FEMALE, VILLAGE))
    db.session.commit()
    ledger.book_registered(OFFICER, someone, clock.today(), ledger.Source("ak1_card", new_id().hex))
    within = moves.record_move(OFFICER, someone, moves.Move(MoveKind.WITHIN, clock.today(), NEIGHBOUR))
    died = moves.record_move(OFFICER, someone, moves.Move(MoveKind.DIED, clock.today()))
    stay = db.session.scalars(sa.select(FamilyMember).where(FamilyMember.family_id == family)).one()
    assert (stay.until_on, ledger.is_in_stock(someone)) == (clock.today(), False)
    with pytest.raises(RuleBroken, match="terakhir"):
        moves.undo_move(OFFICER, someone, within)
    moves.undo_move(OFFICER, someone, died)
    db.session.refresh(stay)
    assert (stay.until_on, ledger.is_in_stock(someone)) == (None, True)
    row = db.session.get_one(Person, someone)
    assert (row.died_on, row.village_code) == (None, NEIGHBOUR)
    villager = Actor(Role.VILLAGE_OFFICER, UUID(int=8), village_code=VILLAGE)
    with pytest.raises(NotFound):
        moves.record_move(villager, someone, moves.Move(MoveKind.OUT, clock.today()))
    moves.undo_move(villager, someone, within)
    assert db.session.get_one(Person, someone).village_code == VILLAGE
