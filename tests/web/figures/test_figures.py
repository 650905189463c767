"""Dashboard, map, notebook, sentence and public statistics: one figure says the same everywhere, and small ones nothing."""

import io
import json
import re
from datetime import date

import pypdf
import pytest
import sqlalchemy as sa

from jobmatch.domain.disclosure import with_totals
from jobmatch.domain.enums import LabourStatus, MonthState, Role, Sex
from jobmatch.domain.figure_series import Series
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import StatisticsRelease, VillageMonth
from jobmatch.queries import dashboard, figures, places, statistics
from tests.factories import ledger as office
from tests.unit.domain.test_disclosure import possible_span

OCTOBER = Month(2026, 10)
TODAY = date(2026, 11, 3)


@pytest.fixture
def reported(db_session):
    """Villages report ``count`` people without work each, as many as asked for."""

    def report(villages, count=7):
        with office.at(TODAY):
            moment = office.clock.now()
            for number, code in enumerate(places.list_village_codes()[:villages]):
                stored = {"statuses": {LabourStatus.UNEMPLOYED.value: count(number) if callable(count) else count}}
                db.session.add(
                    VillageMonth(
                        village_code=code,
                        month=OCTOBER.first_day,
                        state=MonthState.SUBMITTED,
                        opened_at=moment,
                        submitted_at=moment,
                        first_submitted_at=moment,
                        figures=stored,
                    )
                )
            db.session.commit()

    return report


@pytest.fixture
def head(client_as):
    with office.at(TODAY):
        yield client_as(Role.SECTION_HEAD)


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def test_a_figure_is_noted_checked_made_official_and_withdrawn(head):
    note = {"series": "tpt", "year": "2023", "value": "2,94", "source": "BPS", "is_official": "y"}
    assert head.post("/buku-angka/catat", data=note).status_code == 302
    assert head.post("/buku-angka/catat", data=note).status_code == 422
    head.post("/buku-angka/catat", data=note | {"value": "2,92", "source": "koran"})
    page = words(head.get("/buku-angka"))
    assert "Untuk tahun yang sama tertulis lebih dari satu TPT: 2,92; 2,94." in page
    newest = figures.find_official(Series.TPT)
    assert (str(newest.value), newest.source) == ("2.92", "koran")
    assert head.post(f"/buku-angka/{newest.id}/tarik").status_code == 302
    assert "saling cocok" in words(head.get("/buku-angka"))
    assert head.post(f"/buku-angka/{newest.id}/tarik").status_code == 404
    assert "bukan angka" in head.post("/buku-angka/catat", data=note | {"value": "banyak"}).text


def test_the_sentence_says_both_figures_and_how_many_villages(head, reported):
    assert "belum dicatat di sini" in words(head.get("/kalimat-resmi"))
    assert "belum ada desa yang melapor" in words(head.get("/kalimat-resmi"))
    reported(85)
    head.post("/buku-angka/catat", data={"series": "tpt", "year": "2024", "value": "2,43", "source": "BPS", "is_official": "y"})
    page = words(head.get("/kalimat-resmi"))
    assert "Menurut BPS, tingkat pengangguran terbuka Kabupaten Rejang Lebong 2,43 persen (Agustus 2024; sumber: BPS)." in page
    assert "Oktober 2026, 595 orang belum bekerja, dari 85 dari 156 desa/kelurahan yang melapor" in page
    text = pypdf.PdfReader(io.BytesIO(head.get("/kalimat-resmi/berkas/pdf").data)).pages[0].extract_text()
    assert "595 orang belum bekerja" in " ".join(text.split())
    assert head.get("/kalimat-resmi/berkas/png").data.startswith(b"\x89PNG")


def test_dashboard_takes_at_most_ten_queries_and_says_what_other_pages_say(head, reported, client, client_as):
    reported(85, lambda number: number)
    board = dashboard.get_dashboard(TODAY)
    chief, seen = client_as(Role.OFFICE_HEAD), []
    sa.event.listen(db.engine, "before_cursor_execute", count := lambda *args: seen.append(args[2]))
    try:
        chief.get("/dasbor")
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", count)
    asked = [statement for statement in seen if statement.startswith(("SELECT", "WITH"))]
    assert len(asked) <= 10, asked
    total = sum(range(85))
    assert (board.unemployed.now, board.coverage.reported, board.decisions.late_villages) == (total, 85, 71)
    shown = f"{total:,}".replace(",", ".")
    assert shown in words(head.get("/dasbor"))
    assert f"{shown} orang belum bekerja" in words(head.get("/kalimat-resmi"))
    head.post("/statistik/2026-10/terbitkan")
    assert shown in words(client.get("/statistik"))
    assert f",{total}," in client.get("/statistik/2026-10/belum-bekerja/csv").text


def test_public_statistics_are_seen_by_everybody_and_downloaded_with_their_meaning(head, reported, client):
    assert "Belum ada yang terbit" in client.get("/statistik").text
    assert client.get("/statistik/2026-10/belum-bekerja/csv").status_code == 404
    reported(156)
    assert head.post("/statistik/2026-10/terbitkan").status_code == 302
    page = words(client.get("/statistik"))
    assert "156 dari 156 desa/kelurahan melapor" in page
    assert "Tarik" not in page
    about = json.loads(client.get("/statistik/2026-10/belum-bekerja/json").data)
    assert {"judul", "konsep", "definisi", "klasifikasi", "ukuran", "satuan", "periode", "sumber", "versi"} <= about.keys()
    assert {"name", "title", "notes", "organization", "tags", "resources", "extras"} <= about.keys()
    assert about["resources"][0]["url"] == "belum-bekerja-2026-10.csv"
    assert client.post("/statistik/2026-10/terbitkan").status_code in (302, 401, 403)
    assert "sama persis" in head.post("/statistik/2026-10/terbitkan", follow_redirects=True).text
    assert "belum selesai" in head.post("/statistik/2026-11/terbitkan", follow_redirects=True).text


def full_counts(release):
    """Return each public table with the counts behind it."""
    for table in release.tables:
        sums = statistics.build_sources(release.month)[0]
        source = next(each for each in sums if each.code == table.code)
        full = {(row, column): source.counts.get((row, column), 0) for row, _ in source.rows for column, _ in source.columns}
        yield table, full


def test_no_small_cell_can_be_computed_from_what_is_public_nor_from_two_issues(head, reported):
    """Solved as somebody would who holds all issues: every small cell keeps more than one possible value."""
    with office.at(OCTOBER.first_day):
        for number, sex in enumerate([Sex.MALE] * 9 + [Sex.FEMALE] * 3):
            office.register(office.person(sex, 1960 + 4 * number), OCTOBER.first_day)
    reported(156, lambda number: 1 if number < 3 else 0)
    head.post("/statistik/2026-10/terbitkan")
    first = statistics.find_release(OCTOBER)
    assert sum(table.hidden_count for table in first.tables) > 2
    with office.at(date(2026, 11, 3)):
        office.register(office.person(Sex.FEMALE, 1962), date(2026, 10, 30))
    head.post("/statistik/2026-10/terbitkan")
    second = statistics.find_release(OCTOBER)
    assert second.issue == 2
    stored = db.session.scalars(sa.select(StatisticsRelease).order_by(StatisticsRelease.issue)).all()
    for before, after in zip(first.tables, second.tables, strict=True):
        hidden_first = {tuple(cell) for cell in stored[0].hidden[before.code]}
        hidden_second = {tuple(cell) for cell in stored[1].hidden[after.code]}
        assert hidden_first <= hidden_second
    for table, full in full_counts(second):
        hidden = {tuple(cell) for cell in stored[1].hidden[table.code]}
        whole = with_totals(full)
        for cell in [cell for cell in hidden if 0 < whole[cell] < 5]:
            low, high = possible_span(whole, hidden, cell)
            assert high - low >= 1, (table.code, cell)


def test_a_handful_of_late_people_waits_and_the_other_table_goes_on(head, reported):
    with office.at(OCTOBER.first_day):
        for sex in [Sex.MALE] * 6 + [Sex.FEMALE] * 8:
            office.register(office.person(sex), OCTOBER.first_day)
    reported(85)
    head.post("/statistik/2026-10/terbitkan")
    late = db.session.scalars(sa.select(VillageMonth).order_by(VillageMonth.village_code)).first()
    late.figures = {"statuses": {LabourStatus.UNEMPLOYED.value: 9}}
    db.session.commit()
    said = head.post("/statistik/2026-10/terbitkan", follow_redirects=True).text
    assert "berubah kurang dari lima orang" in said
    assert statistics.find_release(OCTOBER).issue == 1
    for _ in range(6):
        office.register(office.person(Sex.FEMALE), date(2026, 10, 20))
    head.post("/statistik/2026-10/terbitkan")
    release = statistics.find_release(OCTOBER)
    assert (release.issue, release.table("belum-bekerja").rows[-1][2], release.coverage.reported) == (2, (595,), 85)
    assert release.table("pencari-kerja").rows[-1][2][-1] == 20
