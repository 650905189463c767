"""UU 27/2022: consents act at once, requests have a clock, erasure leaves the counts as they were."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.consent_rules import Purpose
from jobmatch.domain.data_rights import RequestKind
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.extensions.db import db
from jobmatch.models import Account, Ak1Card, Consent, DataRequest, LedgerEvent, Person, PersonMerge, Seeker
from jobmatch.queries import profiles, recommendations
from jobmatch.queries.ak1_cards import find_public
from jobmatch.services import ak1_cards, consents, data_rights, merges, outbox, papers, seekers
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor
from tests.factories.seekers import cashier

pytestmark = pytest.mark.usefixtures("db_session")
HEAD = Actor(Role.SECTION_HEAD)


def grown(**values):
    return seeker_actor(birth_date=clock.today() - timedelta(days=9000), sex="P", **values)


def test_consent_keeps_version_time_and_channel_and_withdrawal_hides_at_once():
    seeker, owner = grown(), employer_actor()
    vacancy_id = published_vacancy(owner)
    consents.set_consent(seeker, seeker.person_id, Purpose.LISTING, True)
    consents.set_consent(seeker, seeker.person_id, Purpose.LISTING, True)
    consent = db.session.scalars(sa.select(Consent)).one()
    assert (consent.text_version, consent.channel, consent.withdrawn_at) == ("2026-11", "online", None)
    assert len(recommendations.list_candidates(owner, vacancy_id).rows) == 1
    consents.set_consent(seeker, seeker.person_id, Purpose.LISTING, False)
    assert recommendations.list_candidates(owner, vacancy_id).rows == []
    assert consent.withdrawn_at is not None


@pytest.mark.parametrize(
    ("role", "channel"), [(Role.VISITOR, "online"), (Role.COUNTER, "counter"), (Role.VILLAGE_OFFICER, "village")]
)
def test_yes_at_registration_is_provable_with_its_channel(role, channel):
    actor = Actor(role, village_code="17.02.11.2012")
    seekers.register_seeker(actor, cashier(is_listed=True))
    assert db.session.scalars(sa.select(Consent.channel)).all() == [channel]
    seekers.register_seeker(actor, cashier(full_name="Siti", is_listed=False))
    assert len(db.session.scalars(sa.select(Consent)).all()) == 1


def test_request_has_three_days_and_asking_again_adds_none():
    seeker = grown()
    first = data_rights.ask(seeker, RequestKind.CORRECT, "Tahun lulus 2020")
    assert data_rights.ask(seeker, RequestKind.CORRECT, "Tahun lulus 2020") == first
    request = db.session.get_one(DataRequest, first)
    assert request.due_at - request.asked_at == timedelta(hours=72)
    with pytest.raises(RuleBroken):
        data_rights.ask(seeker, RequestKind.CORRECT, " ")


def test_only_the_section_head_answers_and_a_restriction_stops_the_ranking():
    seeker = grown()
    request_id = data_rights.ask(seeker, RequestKind.RESTRICT, "")
    with pytest.raises(NotAllowed):
        data_rights.answer(Actor(Role.COUNTER), request_id, "Baik")
    assert profiles.find_seeker_profile(seeker.person_id) is not None
    data_rights.answer(HEAD, request_id, "Data tidak dipakai mulai hari ini.")
    assert profiles.find_seeker_profile(seeker.person_id) is None


def test_erasure_takes_the_person_and_leaves_the_counts():
    seeker = grown(nik="1702905708010003", address="Jalan Contoh 7")
    papers.verify_seeker(Actor(Role.COUNTER), seeker.person_id)
    db.session.get_one(Person, seeker.person_id).nik_state = "seen"
    db.session.flush()
    card_id = ak1_cards.issue_card(Actor(Role.COUNTER), seeker.person_id)
    counted = sa.select(LedgerEvent.kind, LedgerEvent.sex, LedgerEvent.age_group, LedgerEvent.education, LedgerEvent.quantity)
    before = db.session.execute(counted).all()
    data_rights.answer(HEAD, data_rights.ask(seeker, RequestKind.ERASE, ""), "Sudah dihapus.")
    assert db.session.execute(counted).all() == before
    person = db.session.get_one(Person, seeker.person_id)
    assert (person.full_name, person.nik, person.phone, person.address, person.birth_date) == (
        "(dihapus)",
        None,
        None,
        None,
        None,
    )
    assert db.session.get(Seeker, seeker.person_id) is None
    assert not db.session.get_one(Account, seeker.user_id).is_active
    assert find_public(db.session.get_one(Ak1Card, card_id).code, clock.today()).state.value == "revoked"


def test_erasure_reaches_merged_doubles_and_what_their_merge_kept():
    seeker = grown(phone="+628111111111")
    double = seeker_actor("Nama Lama", birth_date=clock.today() - timedelta(days=9000), sex="P", address="Jalan Lama 3")
    merge_id = merges.merge(HEAD, seeker.person_id, double.person_id)
    data_rights.answer(HEAD, data_rights.ask(seeker, RequestKind.ERASE, ""), "Sudah dihapus.")
    old = db.session.get_one(Person, double.person_id)
    assert (old.full_name, old.address, old.phone) == ("(dihapus)", None, None)
    assert b"Nama Lama" not in db.session.get_one(PersonMerge, merge_id).before
    with pytest.raises(RuleBroken, match="dihapus atas permintaan"):
        merges.undo(HEAD, merge_id)


def test_who_took_back_the_consent_to_messages_gets_no_later_reminder_only_a_code_that_was_asked_for():
    seeker = grown()
    key = f"person:{seeker.person_id}"
    assert outbox.queue_message(outbox.Letter("card:1", key, "Waktunya lapor", address="+6281200000001"))
    consents.set_consent(seeker, seeker.person_id, Purpose.MESSAGES, True)
    consents.set_consent(seeker, seeker.person_id, Purpose.MESSAGES, False)
    assert not outbox.queue_message(outbox.Letter("card:2", key, "Waktunya lapor", address="+6281200000001"))
    assert outbox.queue_message(outbox.Letter("code:1", key, "Kode 123456", address="+6281200000001", is_secret=True))
    consents.set_consent(seeker, seeker.person_id, Purpose.MESSAGES, True)
    assert outbox.queue_message(outbox.Letter("card:3", key, "Waktunya lapor", address="+6281200000001"))
