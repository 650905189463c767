"""A meeting has its figures frozen, its advice and decisions on one page, and a briefing of two pages."""

import io
import re
from datetime import date

import pypdf
import pytest

from jobmatch.domain.enums import Role
from jobmatch.queries import dashboard, forum
from tests.factories import ledger as office

MEETING = {
    "held_on": "2026-11-20",
    "place": "Aula",
    "agenda": "Upah\nJob Fair",
    "members": "Ibu Contoh (SPSI)\nBapak Contoh (Apindo)",
}


@pytest.fixture
def head(client_as):
    with office.at(date(2026, 11, 3)):
        yield client_as(Role.SECTION_HEAD)


@pytest.fixture
def meeting(head):
    return head.post("/forum/rapat-baru", data=MEETING).location


def test_a_meeting_keeps_the_figures_of_its_day(head, meeting):
    before = forum.list_meetings()[0].snapshot
    office.register(office.person(), date(2026, 10, 20))
    assert forum.take_snapshot(date(2026, 11, 3))["figures"] != before["figures"]
    page = head.get(meeting).text
    assert "belum ada desa yang melapor" in page
    assert "Bapak Contoh (Apindo)" in page
    assert forum.list_meetings()[0].snapshot == before
    assert "Ibu Contoh (SPSI)" in head.get("/forum/rapat-baru").text


def test_decisions_have_an_owner_and_a_day_and_are_finished_once(head, meeting):
    decision = {"text": "Undang 20 usaha", "owner": "Kabid", "due_on": "2026-12-01"}
    assert head.post(f"{meeting}/keputusan", data=decision | {"owner": ""}).status_code == 422
    assert "sebelum rapatnya" in head.post(f"{meeting}/keputusan", data=decision | {"due_on": "2026-11-01"}).text
    assert head.post(f"{meeting}/keputusan", data=decision).status_code == 302
    finish = re.search(r'action="(/forum/keputusan/[^"]+)"', head.get("/forum").text).group(1)
    assert [head.post(finish, data={"note": "18 usaha datang"}).status_code for _ in range(2)] == [302, 404]
    page = head.get(meeting).text
    assert "Selesai" in page
    assert "18 usaha datang" in page
    assert "Tidak ada keputusan yang menunggu" in head.get("/forum").text
    reopen = finish.replace("/selesai", "/buka-lagi")
    assert [head.post(reopen).status_code for _ in range(2)] == [302, 404]
    assert "Undang 20 usaha" in head.get("/forum").text


def test_an_overdue_decision_waits_on_the_dashboard(head, meeting):
    head.post(f"{meeting}/keputusan", data={"text": "Undang 20 usaha", "owner": "Kabid", "due_on": "2026-11-20"})
    assert dashboard.get_dashboard(date(2026, 11, 20)).decisions.late_decisions == 0
    assert dashboard.get_dashboard(date(2026, 11, 21)).decisions.late_decisions == 1


def test_advice_is_kept_and_an_empty_agenda_refused(head, meeting):
    head.post(f"{meeting}/saran", data={"advice": "Naikkan bertahap."})
    assert "Naikkan bertahap." in head.get(meeting).text
    assert "satu baris satu pokok" in head.post("/forum/rapat-baru", data=MEETING | {"agenda": " "}).text


def test_the_briefing_has_two_pages_with_figures_agenda_and_open_decisions(head, meeting):
    head.post(f"{meeting}/keputusan", data={"text": "Undang 20 usaha", "owner": "Kabid", "due_on": "2026-12-01"})
    reader = pypdf.PdfReader(io.BytesIO(head.get(f"{meeting}/bahan").data))
    assert len(reader.pages) == 2
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in ("Pencari kerja terdaftar", "Job Fair", "Undang 20 usaha", "belum ada kabar"):
        assert words in text
