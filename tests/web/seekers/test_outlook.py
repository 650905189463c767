"""What a person reads of vacancies: three words, one step, what one more licence opens, why not, and how to object."""

import pytest
import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db, transaction
from jobmatch.models import DataRequest, PairExplanation, Person, SeekerOutlook
from jobmatch.services import data_rights, jobs, nightly, outlooks, recommendations
from jobmatch.services.audit import record_read
from tests.factories.accounts import account_for
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor
from tests.harness.worker import finish_jobs

PLACE = "17.02.20.2001"


@pytest.fixture
def seeker(db_session):
    return seeker_actor(village_code=PLACE)


def test_work_one_licence_away_is_named_with_the_step_and_counted(seeker, signed_in):
    owner = employer_actor()
    published_vacancy(owner)
    published_vacancy(owner, licences=("SIM C",), required_skills=("menyangrai kopi",))
    recommendations.ask_for_person(Actor.system(), seeker.person_id)
    finish_jobs()
    page = signed_in(seeker).get("/lowongan-untuk-saya").text
    assert "Hampir cocok: kurang SIM C" in page
    assert "Punya SIM C" in page
    assert "<b>SIM C</b>: 1 lowongan lagi jadi cocok" in page
    assert "dari 100" not in page
    assert "Kalau ditambah satu" in signed_in(seeker).get("/saya").text


def test_why_not_is_answered_by_the_worker_and_a_fact_can_be_contested(seeker, signed_in):
    vacancy_id = published_vacancy(employer_actor(), licences=("SIM B1",), title="Sopir truk kopi")
    phone, path = signed_in(seeker), f"/lowongan/{vacancy_id}/mengapa"
    phone.post(path)
    assert "sedang dihitung" in phone.get(path).text
    finish_jobs()
    page = phone.get(path).text
    assert "SIM B1" in page
    assert "tidak ada di daftar calon" in page
    refused = phone.post(f"/lowongan/{vacancy_id}/sanggah", data={"fact": "data saya"})
    assert refused.status_code == 422
    phone.post(f"/lowongan/{vacancy_id}/sanggah", data={"fact": "data saya", "words": "Saya punya SIM B1"})
    assert "Sopir truk kopi" in db.session.scalars(sa.select(DataRequest.words)).one()


def test_whoever_stands_in_the_list_reads_so(seeker, signed_in):
    vacancy_id = published_vacancy(employer_actor())
    outlooks.ask_why_not(seeker, vacancy_id)
    finish_jobs()
    assert "ada di daftar calon yang dilihat" in signed_in(seeker).get(f"/lowongan/{vacancy_id}/mengapa").text


def test_night_looks_ahead_for_everybody_and_erasure_takes_it_away(seeker):
    published_vacancy(employer_actor())
    with transaction():
        db.session.execute(sa.delete(SeekerOutlook))
        jobs.enqueue(Actor.system(), nightly.LOOK_AHEAD, "night", {})
    finish_jobs()
    assert db.session.scalars(sa.select(SeekerOutlook.person_id)).all() == [seeker.person_id]
    assert db.session.scalars(sa.select(PairExplanation.person_id)).all() == [seeker.person_id]
    data_rights.erase(Actor.system(), seeker.person_id)
    for table in (SeekerOutlook, PairExplanation):
        assert db.session.scalars(sa.select(table)).all() == []


def test_home_tells_who_looked_and_leaves_out_her_own_looks(seeker, signed_in):
    record_read(seeker, "person", seeker.person_id)
    phone = signed_in(seeker)
    assert "Belum ada petugas yang membuka" in phone.get("/saya").text
    record_read(Actor(role=Role.COUNTER, user_id=account_for(Role.COUNTER)[0]), "person", seeker.person_id, fields=["phone"])
    assert "Petugas loket" in phone.get("/saya").text
    assert db.session.get_one(Person, seeker.person_id).full_name in phone.get("/saya").text
