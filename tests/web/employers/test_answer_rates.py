"""The pages of the answer rate: what counts as late, the correction, the decision, the days."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import AnswerCorrection
from jobmatch.queries.answer_settings import find_clock
from jobmatch.services import accounts, applications
from tests.factories.offers import SYSTEM, employer_actor, published_vacancy, seeker_actor, staff

START = datetime(2026, 10, 1, 3, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("db_session")


def test_an_employer_corrects_and_staff_decide(signed_in):
    with time_machine.travel(START, tick=False) as now:
        owner = employer_actor()
        vacancy_id = published_vacancy(owner)
        application_id = applications.apply(seeker_actor(), vacancy_id)
        now.move_to(START + timedelta(days=1))
        signed_in(owner).get("/")
        applications.invite_to_interview(owner, application_id)
        client = signed_in(owner)
        page = client.get(f"/pemberi-kerja/{owner.employer_id}/jawaban")
        assert "Tidak ada yang terlambat" in page.text
        address = f"/pemberi-kerja/{owner.employer_id}/jawaban/{application_id}/koreksi"
        refused = client.post(address, data={"answered_on": "2027-01-01", "explanation": "Sudah saya telepon orangnya."})
        assert refused.status_code == 422
        sent = client.post(address, data={"answered_on": "2026-10-02", "explanation": "Sudah saya telepon <b>orangnya</b>."})
        assert sent.status_code == 302
        officer = signed_in(staff())
        waiting = officer.get("/koreksi-jawaban").text
        assert "&lt;b&gt;" in waiting
        correction = db.session.scalars(sa.select(AnswerCorrection)).one()
        assert officer.post(f"/koreksi-jawaban/{correction.id}/terima").status_code == 302
        assert "Tidak ada koreksi" in officer.get("/koreksi-jawaban").text
        db.session.refresh(correction)
        assert correction.is_accepted is True


def test_the_head_sets_the_days_and_nonsense_is_refused(signed_in):
    head = Actor(Role.SECTION_HEAD, accounts.create_account(SYSTEM, Role.SECTION_HEAD, "Kepala bidang"))
    client = signed_in(head)
    assert 'value="21"' in client.get("/pengaturan-jawaban").text
    assert client.post("/pengaturan-jawaban", data={"remind_after": "9", "close_after": "9"}).status_code == 422
    assert client.post("/pengaturan-jawaban", data={"remind_after": "lima", "close_after": "9"}).status_code == 422
    assert client.post("/pengaturan-jawaban", data={"remind_after": "5", "close_after": "14"}).status_code == 302
    assert (find_clock().remind_after, find_clock().close_after) == (5, 14)
