"""Pages about the matching: rates under 30 people are no rates, weights wait for the head of section, training by kecamatan."""

import pytest

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.queries import match_facts
from jobmatch.services import match_weights, site_facts, training_needs
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor

pytestmark = pytest.mark.usefixtures("db_session")


def proposal(**changes):
    points = {**match_weights.find_current().as_mapping(), "skills": 35, "occupation": 15}
    person = seeker_actor()
    mover = {"vacancy": "Barista", "vacancy_id": "x", "person_id": str(person.person_id), "now": 7, "then": 2}
    facts = {"name": "belajar-1", "points": points, "auc_now": 0.6, "auc_learned": 0.7, "outcome_count": 412, "moved": [mover]}
    site_facts.set_fact(match_facts.PROPOSAL, facts | changes)


def test_under_thirty_people_a_count_stands_without_a_rate(client_as):
    seeker_actor(village_code="17.02.20.2001")
    published_vacancy(employer_actor())
    page = client_as(Role.SECTION_HEAD).get("/pencocokan/kelompok")
    assert page.status_code == 200
    assert "terlalu sedikit untuk dinilai" in page.text
    assert "Binduriang" in page.text
    assert "%)" not in page.text.split("<tbody>", 1)[1]
    assert "95%)" in page.text


def test_a_period_without_anybody_says_so(client_as):
    page = client_as(Role.OFFICE_HEAD).get("/pencocokan/kelompok?bulan=2020-01&masa=quarter")
    assert "Belum ada pencari kerja" in page.text


def test_few_outcomes_are_told_and_nothing_is_proposed(client_as):
    client = client_as(Role.SECTION_HEAD)
    page = client.post("/pencocokan/bobot/hitung", follow_redirects=True)
    assert "kurang dari 300 hasil" in page.text
    assert "menunggu keputusan" not in page.text


def test_the_head_of_section_sees_who_would_move_and_accepts(client_as):
    proposal()
    client = client_as(Role.SECTION_HEAD)
    page = client.get("/pencocokan/bobot")
    for words in ("412", "Barista", "S. L.", "Terima usulan", "Keterampilan"):
        assert words in page.text
    assert "Sari Lestari" not in page.text
    page = client.post("/pencocokan/bobot/belajar-1/terima", follow_redirects=True)
    assert "Bobot baru dipakai mulai pencocokan malam ini" in page.text
    assert match_weights.find_current().skills == 35


def test_a_refused_proposal_changes_nothing_and_is_gone(client_as):
    proposal()
    client = client_as(Role.SECTION_HEAD)
    page = client.post("/pencocokan/bobot/belajar-1/tolak", follow_redirects=True)
    assert "Usulan ditolak" in page.text
    assert match_weights.find_current().name == "awal-2026.1"
    assert client.post("/pencocokan/bobot/belajar-1/terima").status_code == 409


def test_the_office_head_reads_the_proposal_without_buttons(client_as):
    proposal()
    page = client_as(Role.OFFICE_HEAD).get("/pencocokan/bobot")
    assert "Kepala bidang yang memutuskan" in page.text
    assert "Terima usulan" not in page.text


def test_training_needs_stand_by_kecamatan(client_as):
    client = client_as(Role.PLACEMENT)
    assert "Belum dihitung" in client.get("/pencocokan/pelatihan").text
    seeker_actor(village_code="17.02.20.2001")
    published_vacancy(employer_actor(), licences=("SIM A",))
    training_needs.count_needs(Actor.system())
    assert "SIM A" in client.get("/pencocokan/pelatihan?kecamatan=17.02.20").text
    assert "Tidak ada kebutuhan" in client.get("/pencocokan/pelatihan?kecamatan=17.02.06").text
