"""What became of a fair: unknown while nobody told, people once, groups, issues that never change, what the public sees."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import BoothResult, LedgerKind, Role, Sex
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.fair_results import Group, Step
from jobmatch.domain.follow_up_rules import Side
from jobmatch.domain.periods import Month
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import transaction
from jobmatch.models import FairBooth, FairResult, FairVisit, LedgerEvent, SignedLink
from jobmatch.queries import ipk_notes
from jobmatch.queries.fairs import list_sessions
from jobmatch.queries.scorecard import get_scorecard
from jobmatch.services import checkins, fairs, follow_ups, placements
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor

SYSTEM = Actor.system()
PEOPLE = 7


def past_fair(days_ago=40):
    """A fair that was, with one booth; planned for today and moved back, for nobody registers for the past."""
    today = clock.today()
    plan = fairs.SessionPlan(clock.now(), clock.now() + timedelta(hours=4), 50)
    fair_id = fairs.plan_fair(SYSTEM, "Job Fair Contoh", "GSG", today, today, (plan,))
    owner = employer_actor()
    booth_id = fairs.add_booth(SYSTEM, fair_id, owner.employer_id, "A1")
    return fair_id, booth_id, owner, days_ago


def move_back(fair_id, days_ago):
    with transaction() as session:
        day = clock.today() - timedelta(days=days_ago)
        session.execute(
            sa.text("UPDATE fairs SET starts_on = :day, ends_on = :day WHERE id = :id").bindparams(
                sa.bindparam("day", day, sa.Date()), sa.bindparam("id", fair_id, sa.Uuid())
            )
        )


@pytest.fixture
def whole_fair(db_session):
    """Seven came, all were seen at the booth; three are hired, two confirmed, one of them still there."""
    fair_id, booth_id, owner, days_ago = past_fair()
    vacancy_id = published_vacancy(owner, posts=5)
    session_id, start = list_sessions(fair_id)[0].id, clock.today() - timedelta(days=38)
    people = []
    for number in range(PEOPLE):
        sex = Sex.FEMALE if number < 5 else Sex.MALE
        person = seeker_actor(
            f"Orang Ke {number}", birth_date=date(2001, 5, 6), birth_year=2001, sex=sex, village_code="17.02.20.2001"
        )
        ticket = fairs.register_for_fair(SYSTEM, fair_id, session_id, person.person_id)
        checkins.check_in(SYSTEM, fair_id, checkins.Scan(ticket.code, f"gate-{number}", clock.now()))
        result = BoothResult.HIRED if number < 3 else BoothResult.REFUSED
        outcome = checkins.Outcome(result, vacancy_id, start)
        scan = checkins.Scan(ticket.code, f"booth-{number}", clock.now())
        visit_id = checkins.record_outcome(SYSTEM, fair_id, booth_id, scan, outcome)
        people.append((person, checkins.find_placement(visit_id)))
    for _person, placement_id in people[:2]:
        placements.answer(SYSTEM, placement_id, Evidence.SEEKER, True)
    follow_ups.answer(SYSTEM, people[0][1], follow_ups.Word(30, Side.SEEKER, True))
    move_back(fair_id, days_ago)
    return fair_id, booth_id, owner, vacancy_id


def test_hires_are_unknown_until_somebody_tells(client_as, db_session):
    fair_id, _, _, days_ago = past_fair()
    move_back(fair_id, days_ago)
    assert get_scorecard(fair_id, clock.today()).hires == (None, None, None)
    page = client_as(Role.OFFICE_HEAD).get(f"/job-fair/{fair_id}/hasil")
    assert "belum ada kabar" in page.text
    assert "0 dari 1 perusahaan sudah melapor" in page.text


def test_a_booth_that_hired_nobody_makes_a_true_zero(db_session):
    fair_id, booth_id, *_ = past_fair()
    with transaction() as session:
        session.get_one(FairBooth, booth_id).reported_at = clock.now()
    assert get_scorecard(fair_id, clock.today()).hires == (0, 0, 0)


def test_a_booth_has_told_once_everybody_it_saw_has_an_end(whole_fair, db_session):
    fair_id, booth_id, *_ = whole_fair
    assert get_scorecard(fair_id, clock.today()).hired.booths_reported == 1
    visit = db_session.scalars(sa.select(FairVisit).where(FairVisit.booth_id == booth_id)).first()
    visit.result = BoothResult.NEXT_STAGE
    db_session.flush()
    assert get_scorecard(fair_id, clock.today()).hired.booths_reported == 0


def test_people_are_counted_once_per_step_and_by_group(whole_fair):
    card = get_scorecard(whole_fair[0], clock.today())
    assert card.hires == (3, 2, 0)
    counted = {step: card.steps[step.value] for step in Step}
    assert counted == {
        Step.REGISTERED: 7, Step.CAME: 7, Step.APPLIED: 7, Step.INTERVIEWED: 7,
        Step.HIRED: 2, Step.STARTED: 2, Step.STILL_30: 1, Step.STILL_60: 0, Step.STILL_90: 0,
    }  # fmt: skip
    shown = dict(card.shown_steps())
    assert (shown[Step.STILL_30], shown[Step.STILL_60]) == (1, None), "nobody was heard about day 60: unknown, not zero"
    assert {value: row["came"] for value, row in card.groups[Group.SEX.value].items()} == {"P": 5, "L": 2}
    assert {value: row["still_30"] for value, row in card.groups[Group.SEX.value].items()} == {"P": 1, "L": 0}
    assert sum(row["applications"] for row in card.groups[Group.AGE.value].values()) == card.hired.visits == 7
    assert card.stays["30"] == {"still": 1, "left": 0, "differ": 0, "unknown": 1}
    for group in (
        Group.SEX,
        Group.AGE,
        Group.EDUCATION,
        Group.DISTRICT,
        Group.ORIGIN,
        Group.DISABILITY,
        Group.SECTOR,
        Group.KIND,
    ):
        rows = card.groups[group.value].values()
        assert sum(row["hired"] for row in rows) == 2, group


def test_scorecard_ledger_and_posts_agree(whole_fair, db_session):
    fair_id, _, _, vacancy_id = whole_fair
    card = get_scorecard(fair_id, clock.today())
    booked = {
        row[0]: row[1]
        for row in db_session.execute(sa.select(LedgerEvent.kind, sa.func.sum(LedgerEvent.quantity)).group_by(LedgerEvent.kind))
    }
    assert booked[LedgerKind.PLACED] == booked[LedgerKind.POST_FILLED] == card.hires[1]
    left = sa.select(sa.func.sum(LedgerEvent.quantity)).where(LedgerEvent.vacancy_id == vacancy_id)
    assert db_session.scalar(left.where(LedgerEvent.kind == LedgerKind.POST_REGISTERED)) - booked[LedgerKind.POST_FILLED] == 3


def test_one_line_under_both_ties_the_fairs_figures_to_the_ipk_tables(whole_fair, client_as):
    start = Month.of(clock.today() - timedelta(days=38))
    (note,) = [note for note in ipk_notes.list_notes((start,)) if "Job Fair" in note]
    assert note.startswith("Dari 2 yang ditempatkan, 2 lewat Job Fair dan 0 mulai")
    assert note.endswith("Menurut tanggal mulai bekerja, 2 lewat Job Fair.")
    page = client_as(Role.PLACEMENT).get(f"/job-fair/{whole_fair[0]}/hasil").text
    assert "Dari 2 yang terkonfirmasi, dibukukan di:" in page
    assert f"/ipk/iii-8/{start}" in page
    assert "belum dibukukan 0." in page


def test_the_scorecard_asks_the_database_as_often_for_many_as_for_few(whole_fair, statements):
    before = len(statements())
    get_scorecard(whole_fair[0], clock.today())
    assert len(statements()) - before == 4


def test_an_issue_keeps_its_bytes_and_the_next_one_is_beside_it(whole_fair, client_as, db_session):
    fair_id, client = whole_fair[0], client_as(Role.SECTION_HEAD)
    assert client.post(f"/job-fair/{fair_id}/hasil/terbitkan").status_code == 302
    issued = db_session.scalars(sa.select(FairResult)).one()
    first = {kind: client.get(f"/hasil-job-fair/{issued.id}/{kind}").data for kind in ("pdf", "xlsx")}
    assert first["pdf"].startswith(b"%PDF")
    placement = db_session.scalars(sa.select(placements.Placement).where(placements.Placement.seeker_says.is_(None))).first()
    placements.answer(SYSTEM, placement.id, Evidence.SEEKER, True)
    assert client.post(f"/job-fair/{fair_id}/hasil/terbitkan").status_code == 302
    assert {kind: client.get(f"/hasil-job-fair/{issued.id}/{kind}").data for kind in first} == first
    assert sorted(db_session.scalars(sa.select(FairResult.issue))) == [1, 2]


def test_nothing_is_issued_before_day_seven(client_as, db_session):
    fair_id, *_ = past_fair()
    assert client_as(Role.OFFICE_HEAD).post(f"/job-fair/{fair_id}/hasil/terbitkan").status_code in (409, 422)
    assert db_session.scalars(sa.select(FairResult)).all() == []


def test_the_public_sees_only_what_the_office_opened_and_no_small_figure(whole_fair, client, client_as, db_session):
    fair_id, head = whole_fair[0], client_as(Role.SECTION_HEAD)
    head.post(f"/job-fair/{fair_id}/hasil/terbitkan")
    assert client.get(f"/job-fair/{fair_id}/hasil-umum").status_code == 404
    issued = db_session.scalars(sa.select(FairResult)).one()
    head.post(f"/hasil-job-fair/{issued.id}/umumkan", data={"is_public": "yes"})
    page = client.get(f"/job-fair/{fair_id}/hasil-umum")
    assert "1 dari 1 perusahaan sudah melapor" in page.text
    assert "angka kecil disembunyikan" in page.text
    head.post(f"/hasil-job-fair/{issued.id}/umumkan", data={"is_public": "no"})
    assert client.get(f"/job-fair/{fair_id}/hasil-umum").status_code == 404


def test_a_fair_from_before_stands_beside_the_new_one_with_its_source(whole_fair, client_as):
    client, seen = client_as(Role.PLACEMENT), {"companies": "42", "posts": "590", "came": "260"}
    facts = {"name": "Job Fair 2024", "place": "GSG Curup", "on": "2024-05-16", **seen}
    assert client.post("/job-fair/dari-dulu", data=facts).status_code == 422
    answer = client.post("/job-fair/dari-dulu", data={**facts, "source": "Berita 21 Mei 2024"})
    assert "Yang tidak disebut sumbernya tidak diisi" in client.get(answer.location).text
    page = client.get(f"/job-fair/{whole_fair[0]}/hasil").text
    assert "Dibanding Job Fair sebelumnya" in page
    assert "menurut Berita 21 Mei 2024" in page


def test_a_silent_employer_is_called_written_to_and_gets_no_new_booth(client_as, db_session):
    fair_id, booth_id, owner, _ = past_fair()
    move_back(fair_id, 40)
    client = client_as(Role.PLACEMENT)
    assert "33 hari lewat batas" in client.get("/penempatan/belum-melapor").text
    assert client.post(f"/stan/{booth_id}/telepon", data={"heard": "no_answer"}).status_code == 302
    assert "1 kali ditelepon" in client.get("/penempatan/belum-melapor").text
    letter = client.post(f"/stan/{booth_id}/surat")
    assert letter.data.startswith(b"%PDF")
    assert db_session.scalars(sa.select(SignedLink.subject_id)).all() == [str(booth_id)]
    plan = fairs.SessionPlan(clock.now(), clock.now() + timedelta(hours=4), 50)
    new = fairs.plan_fair(SYSTEM, "Job Fair Baru", "GSG", clock.today(), clock.today(), (plan,))
    with pytest.raises(RuleBroken):
        fairs.add_booth(SYSTEM, new, owner.employer_id, "A1")
    with transaction() as session:
        session.get_one(FairBooth, booth_id).reported_at = clock.now()
    assert fairs.add_booth(SYSTEM, new, owner.employer_id, "A1")


def test_the_list_of_placements_leads_to_each_fairs_results(client_as, db_session):
    fair_id, *_ = past_fair()
    assert f"/job-fair/{fair_id}/hasil" in client_as(Role.PLACEMENT).get("/penempatan").text
