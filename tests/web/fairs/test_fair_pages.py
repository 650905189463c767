"""Each page of a fair with people, phones and booths in it, as those see it who use it."""

from collections.abc import Callable

import pytest

from jobmatch.domain.enums import Role
from jobmatch.queries import fair_tickets
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import fair_booths, fair_uploads
from tests.factories.fairs import SYSTEM, Day, told
from tests.harness.client import CarefulClient


@pytest.fixture
def day(db_session) -> Day:
    made = Day()
    ticket = fair_tickets.search_tickets(made.fair_id, made.codes[0])[0]
    fair_booths.choose_booth(SYSTEM, ticket.id, made.booth.booth_id)
    for phone, name in ((made.north, "n"), (made.south, "s")):
        fair_uploads.take_one(phone, told(name, "gate", made.codes[0], 1))
    fair_uploads.take_one(made.north, told("x", "gate", "ABCDE23456", 2))
    fair_uploads.take_one(made.booth, told("v", "booth", made.codes[0], 3))
    return made


def test_staff_pages_name_what_waits(day: Day, client_as: Callable[[Role], CarefulClient]) -> None:
    office, base = client_as(Role.PLACEMENT), f"/job-fair/{day.fair_id}"
    booth = f"{base}/stan/{day.booth.booth_id}"
    seen = {path: office.get(path) for path in (
        base, f"{base}/alat", f"{base}/undangan", f"{base}/keliling", f"{base}/laporan-malam", f"{base}/kebutuhan",
        f"{base}/meja?kata=orang", f"{base}/papan", f"{booth}/lembar", f"{booth}/lembar/isi", f"{booth}/cocok",
    )}  # fmt: skip
    assert {path: answer.status_code for path, answer in seen.items() if answer.status_code != 200} == {}
    assert "Orang 0" in seen[f"{base}/keliling"].text
    assert "tiket tidak dikenal kantor" in seen[f"{base}/laporan-malam"].text
    assert "HP selatan" in seen[f"{base}/laporan-malam"].text
    assert office.get(f"{booth}/piagam").status_code == 422
    sheet = {f"hasil-{day.codes[0]}": "interviewed", "kode-0": day.codes[1], "hasil-baru-0": "refused"}
    keyed = office.post(f"{booth}/lembar/isi", data=sheet)
    assert keyed.status_code == 302
    assert office.post(f"{booth}/hari-selesai").status_code == 302
    assert "Piagam keikutsertaan" in office.get(f"{booth}/piagam").text


def test_a_guest_takes_a_ticket_in_every_form_and_chooses_a_booth(day: Day, client: CarefulClient) -> None:
    session_id = list_sessions(day.fair_id)[0].id
    address = f"/job-fair/{day.fair_id}/sesi/{session_id}/daftar"
    assert client.post(address, data={"name": "", "phone": "12"}).status_code == 422
    taken = client.post(address, data={"name": "Tamu Contoh", "phone": "0812 0000 7777", "needs": "sign", "form_id": "f"})
    ticket = taken.location
    assert "Tamu Contoh" in client.get(ticket).text
    assert client.get(f"{ticket}/pdf").data.startswith(b"%PDF")
    assert "nomor antre" in client.get(f"{ticket}/teks").text
    assert "Pintu" in client.get(f"{ticket}/slip").text
    crowded = client.get(f"{ticket}/stan").text
    assert "1 orang memilih stan ini" in crowded
    assert client.post(f"{ticket}/stan/{day.booth.booth_id}/pilih").status_code == 302
    assert "Giliran Anda: 2" in client.get(f"{ticket}/stan").text
    assert client.post(f"{ticket}/kebutuhan", data={"needs": "quiet"}).status_code == 302
    assert client.post(f"{ticket}/batal").status_code == 302
    assert "sudah dibatalkan" in client.get(ticket).text


def test_a_phone_tells_through_its_address_only_with_its_secret(day: Day, client: CarefulClient) -> None:
    client.application.config["WTF_CSRF_ENABLED"] = True
    try:
        answer = client.post("/alat-job-fair/sinkron", json={"events": []}, headers={"Authorization": "Bearer palsu"})
    finally:
        client.application.config["WTF_CSRF_ENABLED"] = False
    assert (answer.status_code, answer.json) == (410, {"wipe": True})
    assert client.get("/alat-job-fair/pekerja.js").mimetype == "text/javascript"
