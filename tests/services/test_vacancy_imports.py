"""Imported adverts: the same file twice changes nothing, and they stay apart from everything of ours."""

import os
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobmatch.documents.advert_file import Advert, read_adverts
from jobmatch.documents.advert_map import read_advert_map
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role, VacancyOrigin
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.extensions.db import db
from jobmatch.models import LedgerEvent, Vacancy
from jobmatch.paths import DATA
from jobmatch.queries import recommendations as recommendation_reads
from jobmatch.queries import vacancies as reads
from jobmatch.services import applications, recommendations, vacancies
from jobmatch.services.vacancy_imports import ImportOutcome, import_adverts
from tests.factories.offers import employer_actor, seeker_actor, staff

pytestmark = pytest.mark.usefixtures("db_session")
SYSTEM = Actor.system()
KASIR = Advert("1", {"title": "Kasir", "welcome_skills": ("Excel",), "posts": 3})
MAP_FILE = DATA / "import_maps" / "job_ads.toml"


def imported():
    return db.session.scalars(
        sa.select(Vacancy).where(Vacancy.origin == VacancyOrigin.IMPORTED).order_by(Vacancy.source_key)
    ).all()


def test_dry_run_counts_and_stores_nothing():
    assert import_adverts(SYSTEM, "contoh", [KASIR], write=False) == ImportOutcome(1, 0, 0)
    assert imported() == []


def test_same_file_twice_changes_nothing():
    import_adverts(SYSTEM, "contoh", [KASIR], write=True)
    (before,) = [(row.id, row.version) for row in imported()]
    assert import_adverts(SYSTEM, "contoh", [KASIR], write=True) == ImportOutcome(0, 0, 1)
    db.session.expire_all()
    assert [(row.id, row.version) for row in imported()] == [before]


def test_changed_advert_is_renewed_under_its_id_and_what_it_no_longer_says_is_emptied():
    import_adverts(SYSTEM, "contoh", [KASIR], write=True)
    (first,) = imported()
    outcome = import_adverts(SYSTEM, "contoh", [Advert("1", {"title": "Kasir toko"})], write=True)
    (row,) = imported()
    assert outcome == ImportOutcome(0, 1, 0)
    assert (row.id, row.title, row.welcome_skills, row.posts) == (first.id, "Kasir toko", [], 1)


def test_same_number_of_another_source_is_another_advert():
    import_adverts(SYSTEM, "satu", [KASIR], write=True)
    assert import_adverts(SYSTEM, "dua", [KASIR], write=True).added == 1


adverts = st.lists(
    st.builds(
        Advert,
        st.sampled_from("abcd"),
        st.fixed_dictionaries(
            {"title": st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=20)},
            optional={
                "posts": st.integers(1, 50),
                "wage_min_idr": st.integers(1, 9_000_000),
                "majors": st.lists(st.sampled_from(["Akuntansi", "Mesin"]), unique=True).map(tuple),
            },
        ),
    ),
    unique_by=lambda advert: advert.key,
)


@given(first=adverts, second=adverts)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_came_before_a_repeat_changes_nothing(first, second):
    import_adverts(SYSTEM, "ulang", first, write=True)
    outcome = import_adverts(SYSTEM, "ulang", second, write=True)
    assert outcome.added + outcome.changed + outcome.unchanged == len(second)
    assert import_adverts(SYSTEM, "ulang", second, write=True) == ImportOutcome(0, 0, len(second))
    stored = {row.source_key: row.title for row in imported() if row.source_name == "ulang"}
    assert all(stored[advert.key] == advert.values["title"] for advert in second)


def test_imported_advert_is_outside_ledger_public_list_and_recommendations_to_people():
    seeker, owner, officer = seeker_actor(), employer_actor(), staff()
    import_adverts(SYSTEM, "contoh", [Advert("1", {"title": "Pembantu roaster kopi"})], write=True)
    (row,) = imported()
    assert reads.list_public().total == 0
    assert reads.count_by_state(officer) == {}
    with pytest.raises(NotFound):
        reads.get_public(row.id)
    with pytest.raises(NotFound):
        reads.get_own(officer, row.id)
    with pytest.raises(NotFound):
        vacancies.publish_vacancy(officer, row.id)
    with pytest.raises(NotFound):
        applications.apply(seeker, row.id)
    assert recommendations.refresh(SYSTEM, row.id) == 1
    assert recommendation_reads.list_for_person(seeker) == []
    assert db.session.scalars(sa.select(LedgerEvent).where(LedgerEvent.vacancy_id == row.id)).all() == []
    assert owner.employer_id is not None


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.SEEKER, Role.COUNTER, Role.VISITOR])
def test_only_placement_staff_and_the_server_import(role):
    with pytest.raises(NotAllowed):
        import_adverts(Actor(role=role), "contoh", [KASIR], write=True)


@pytest.mark.skipif("JOBMATCH_REFERENCE_DATA" not in os.environ, reason="JOBMATCH_REFERENCE_DATA names no folder of real adverts")
def test_three_thousand_real_adverts_are_read_whole():
    content = (Path(os.environ["JOBMATCH_REFERENCE_DATA"]) / "job_ads_id.csv").read_bytes()
    found = read_adverts(content, read_advert_map(MAP_FILE.read_bytes()))
    assert (found.row_count, len(found.adverts), found.problems) == (3000, 3000, [])
    outcome = import_adverts(SYSTEM, "iklan-2025", found.adverts, write=True)
    assert outcome == ImportOutcome(3000, 0, 0)
    assert import_adverts(SYSTEM, "iklan-2025", found.adverts, write=True) == ImportOutcome(0, 0, 3000)
