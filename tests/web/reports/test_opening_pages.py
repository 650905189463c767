"""Go-live and corrections through their pages: tried before stored, what was typed stays, nothing is deleted."""

import io
import re
from datetime import date

import pytest
import sqlalchemy as sa

from jobmatch.domain.enums import LedgerKind, Role, Sex
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import LedgerEvent, Person
from jobmatch.queries import ipk, nameless
from tests.factories import ledger as office
from tests.services.test_ak1_books import row, workbook

JUNE = Month(2026, 6)
CELLS = {
    "III/1:20-29:L": "1.200",
    "III/2:4:L": "1200",
    "III/3:5:L": "1200",
    "III/7:4:0-2": "1200",
}


@pytest.fixture
def head(client_as):
    with office.at(date(2026, 7, 3)):
        yield client_as(Role.SECTION_HEAD)


def test_a_book_is_tried_and_then_stored(head):
    def send(**more):
        data = {"file": (io.BytesIO(workbook(row(), row("2", sex="?"))), "buku.xlsx"), **more}
        return head.post("/ipk/mulai/buku", data=data, content_type="multipart/form-data")

    tried = send()
    assert "2 baris dibaca: 1 baru" in tried.text
    assert "bukan L atau P" in tried.text
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Person).where(Person.full_name == "Rina Contoh")) == 0
    assert send(write="y").status_code == 302
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Person).where(Person.full_name == "Rina Contoh")) == 1
    wrong = head.post("/ipk/mulai/buku", data={"file": (io.BytesIO(b"x"), "x.xlsx")}, content_type="multipart/form-data")
    assert (wrong.status_code, "Judul kolom tidak ditemukan" in wrong.text) == (422, True)
    assert head.get("/ipk/mulai/buku/contoh").data.startswith(b"PK")


def test_the_last_report_is_copied_and_contradictions_keep_what_was_typed(head):
    known = {"month": "2026-05", "reference": "IPK/5/2026"}
    assert "III/6" in head.get("/ipk/mulai/sisa-awal").text
    wrong = head.post("/ipk/mulai/sisa-awal", data=known | CELLS | {"III/2:4:L": "1199"})
    assert wrong.status_code == 422
    assert "di III/1 1200, di III/2 1199" in wrong.text
    assert 'value="1.200"' in wrong.text
    assert "bukan angka" in head.post("/ipk/mulai/sisa-awal", data=known | {"III/2:4:L": "x"}).text
    assert head.post("/ipk/mulai/sisa-awal", data=known | CELLS).status_code == 302
    assert ipk.total_flow((JUNE,), Population.SEEKERS).opening == 1200
    assert "IPK/5/2026" in head.get("/ipk/mulai").text


def test_every_cell_of_the_last_report_is_copied_and_the_month_prints_again(head):
    """1.200 at the end of May: 1.190 before, 15 came, 5 were placed."""
    moved = {"opening": "1190", "registered": "15", "placed": "5"}
    movements = {f"{cell}:{figure}": count for cell in CELLS for figure, count in moved.items()}
    placements = {"III/8 I:4:AKL|L": "5", "III/8 II:private:AKL|L": "5"}
    typed = {"month": "2026-05", "reference": "IPK/5/2026"} | CELLS | movements | placements
    page = head.get("/ipk/mulai/sisa-awal").text
    assert all(f'name="{name}"' in page for name in typed)
    assert "di III/8 0, di III/2 5" in head.post("/ipk/mulai/sisa-awal", data=typed | {"III/8 I:4:AKL|L": ""}).text
    drifted = {"III/1:20-29:L": "1199", "III/1:30-44:L": "1"}
    answer = head.post("/ipk/mulai/sisa-awal", data=typed | drifted)
    assert (answer.status_code, "dari gerakannya 1200, tertulis 1199" in answer.text) == (422, True)
    assert head.post("/ipk/mulai/sisa-awal", data=typed | drifted | {"accepts_drift": "y"}).status_code == 302
    whole = ipk.total_flow((Month(2026, 5),), Population.SEEKERS)
    assert (whole.opening, whole.registered, whole.placed, whole.closing) == (1190, 15, 5, 1200)
    assert "Pindah golongan: 20–29 -1, 30–44 +1." in head.get("/ipk/iii-1/2026-05").text
    assert "PERUSAHAAN SWASTA" in head.get("/ipk/iii-8/2026-05").text


def test_the_nameless_leave_through_a_form_with_a_reason(head):
    head.post("/ipk/mulai/sisa-awal", data={"month": "2026-05", "reference": "1"} | CELLS)
    (group,) = nameless.list_groups()
    address = f"/ipk/tanpa-nama?golongan={group.key.replace('+', '%2B')}"
    key = re.search(r'name="form_key"[^>]*value="(\w+)"', head.get(address).text).group(1)
    data = {"quantity": "200", "true_on": "2026-06-30", "reason": "no_report", "form_key": key}
    assert head.post(address, data=data | {"quantity": "2000"}).status_code == 422
    assert [head.post(address, data=data).status_code for _ in range(2)] == [302, 302]
    assert nameless.list_groups()[0].left == 1000
    assert head.get("/ipk/tanpa-nama?golongan=x").status_code == 302


def test_a_booking_is_taken_back_with_a_reason_and_stays_visible(head):
    person_id = office.person(Sex.FEMALE)
    office.register(person_id, JUNE.first_day)
    source = office.remove(person_id, date(2026, 6, 9))
    event = db.session.scalars(sa.select(LedgerEvent).where(LedgerEvent.kind == LedgerKind.REMOVED)).one().id
    assert "tidak melapor" in head.get("/ipk/iii-1/2026-06/baris?populasi=seekers&angka=removed").text
    assert head.post(f"/ipk/catatan/{event}/betulkan").status_code == 422
    assert head.post(f"/ipk/catatan/{event}/betulkan", data={"reason": "salah orang"}).status_code == 302
    assert "Sudah dibetulkan" in head.get(f"/ipk/catatan/{event}").text
    assert head.post(f"/ipk/catatan/{event}/betulkan", data={"reason": "lagi"}).status_code == 422
    assert (ipk.total_flow((JUNE,), Population.SEEKERS).closing, source.type) == (1, "removal")


def test_what_follows_a_placement_is_corrected_there(head):
    person_id = office.person()
    office.register(person_id, JUNE.first_day)
    office.place(person_id, date(2026, 6, 9))
    event = db.session.scalars(sa.select(LedgerEvent).where(LedgerEvent.kind == LedgerKind.PLACED)).one().id
    answer = head.post(f"/ipk/catatan/{event}/betulkan", data={"reason": "x"})
    assert (answer.status_code, "mengikuti penempatan" in answer.text) == (422, True)


def test_a_person_is_moved_into_her_classes_of_today(head):
    person_id = office.person(Sex.FEMALE, 2001, "sma")
    event = office.register(person_id, JUNE.first_day)
    page = f"/ipk/catatan/{event}/pindah-golongan"
    assert head.post(page, data={"form_key": "a"}).status_code == 302
    assert "Golongannya masih sama" in head.get(f"/ipk/catatan/{event}").text
    db.session.get(Person, person_id).education_level = "s1"
    db.session.commit()
    head.post(page, data={"form_key": "b"})
    assert "Pindah golongan dibukukan" in head.get(f"/ipk/catatan/{event}").text
    assert db.session.scalar(sa.select(sa.func.count()).select_from(LedgerEvent)) == 3


def test_a_long_list_behind_a_figure_has_pages(head, monkeypatch):
    for _ in range(3):
        office.register(office.person(), JUNE.first_day)
    monkeypatch.setattr(ipk, "ROWS_A_PAGE", 2)
    page = head.get("/ipk/iii-1/2026-06/baris?populasi=seekers&angka=registered&halaman=2")
    assert page.text.count("Rina Contoh") == 1
    assert "3 catatan, jumlahnya 3" in page.text
