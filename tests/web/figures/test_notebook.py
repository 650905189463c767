"""The notebook is filled by hand, by file and from BPS; what is wrong in a file is said cell by cell and nothing is stored."""

import http.server
import io
import json
import threading
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.figure_series import Series
from jobmatch.extensions.bps_api import BpsApi, BpsUnreachable, bps_api
from jobmatch.queries import figures
from jobmatch.services import bps_figures
from jobmatch.settings import Settings
from tests.factories import ledger as office

SAMPLES = Path(__file__).parents[2] / "samples" / "bps_webapi"
KEY = "kunci-karangan"  # made up
GOOD = (
    "angka;tahun;nilai;sumber;tanggal_terbit;resmi;catatan\ntpt;2024;2,43;BPS;05-11-2024;ya;\nPengangguran;2022;3.880;koran;;;\n"
)
BAD = "angka,tahun,nilai,sumber\ntpt,24,x,\nupah,2024,1,BPS\n"


@pytest.fixture
def head(client_as):
    with office.at(date(2026, 11, 3)):
        yield client_as(Role.SECTION_HEAD)


def upload(head, text, **more):
    data = {"file": (io.BytesIO(text.encode("cp1252")), "angka.csv"), **more}
    return head.post("/buku-angka/impor", data=data, content_type="multipart/form-data")


def test_a_file_is_looked_at_then_stored_once(head):
    assert "2 angka terbaca" in upload(head, GOOD).text
    assert figures.list_figures() == []
    assert [upload(head, GOOD, write="y").status_code for _ in range(2)] == [302, 302]
    assert {(row.series, row.value, row.is_official) for row in figures.list_figures()} == {
        (Series.TPT, Decimal("2.43"), True),
        (Series.UNEMPLOYED, Decimal(3880), False),
    }
    page = head.get("/buku-angka").text
    assert "terbit 5 Nov 2024" in page
    assert "dicatat 3 Nov 2026" in page


def test_every_wrong_cell_is_named_and_nothing_is_stored(head):
    page = upload(head, BAD, write="y")
    assert page.status_code == 422
    assert [words in page.text for words in ("empat angka", "bukan angka", "Sumbernya kosong", "tidak dikenal")] == [True] * 4
    assert figures.list_figures() == []
    assert "Judul kolom tidak ditemukan" in upload(head, "a,b\n1,2\n").text
    assert head.get("/buku-angka/impor/contoh").text.startswith("\ufeffangka;tahun")


def test_files_are_noted_by_command_too(head, app, tmp_path):
    for name, text in (("baik.csv", GOOD), ("salah.csv", BAD)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    runner = app.test_cli_runner()
    assert "--write" in runner.invoke(args=["figures", "import", str(tmp_path / "baik.csv")]).output
    assert "2 dicatat, 0 sudah ada" in runner.invoke(args=["figures", "import", str(tmp_path / "baik.csv"), "--write"]).output
    wrong = runner.invoke(args=["figures", "import", str(tmp_path / "salah.csv"), "--write"])
    assert (wrong.exit_code, "baris 2, kolom tahun" in wrong.output) == (1, True)


@pytest.fixture
def bps(app):
    """A stand-in for BPS on this machine that answers with the samples, and the client that asks it."""
    answers = {"data": "data.json", "var": "variables.json"}
    asked = []

    class Samples(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            content = (SAMPLES / answers[self.path.split("/model/")[1].split("/")[0]]).read_bytes()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(content.replace(b"2.94", str(self.server.newest).encode()))

        def log_message(self, *_):
            return

    server = http.server.HTTPServer(("127.0.0.1", 0), Samples)
    server.newest = 2.94
    threading.Thread(target=server.serve_forever, daemon=True).start()
    kept = app.extensions["jobmatch_settings"].model_dump() | {"bps_api_key": KEY, "bps_variables": "tpt=901"}
    bps_api.open(Settings(**kept), f"http://127.0.0.1:{server.server_port}/v1")
    server.asked = asked
    yield server
    bps_api.open(app.extensions["jobmatch_settings"])
    server.shutdown()
    server.server_close()


def test_bps_refreshes_what_is_stored_and_a_revision_leaves_the_old_figure_on_record(head, bps, app):
    runner = app.test_cli_runner()
    assert "901  Tingkat Pengangguran Terbuka" in runner.invoke(args=["figures", "bps-find", "pengangguran"]).output
    assert "2 baru, 0 direvisi" in runner.invoke(args=["figures", "bps-refresh"]).output
    assert figures.list_figures() == []
    assert "2 baru, 0 direvisi, 0 sudah ada" in runner.invoke(args=["figures", "bps-refresh", "--write"]).output
    assert "0 baru, 0 direvisi, 2 sudah ada" in runner.invoke(args=["figures", "bps-refresh", "--write"]).output
    bps.newest = 2.95
    outcome = bps_figures.refresh(Actor.system(), write=True)
    assert (outcome.added, outcome.revised, outcome.known) == (0, 1, 1)
    newest = figures.find_official(Series.TPT)
    assert (str(newest.value), newest.remark) == ("2.95", "direvisi BPS, sebelumnya 2.94")
    assert bps.asked[-1] == f"/v1/api/list/model/data/lang/ind/domain/1702/var/901/page/1/key/{KEY}"
    assert "Ambil dari BPS" in head.get("/buku-angka").text
    assert head.post("/buku-angka/bps").status_code == 302


def test_without_a_key_or_an_answer_nothing_is_missing_and_no_key_is_told(head, app):
    assert "Ambil dari BPS" not in head.get("/buku-angka").text
    said = app.test_cli_runner().invoke(args=["figures", "bps-refresh", "--write"])
    assert (said.exit_code, "BPS_API_KEY" in said.output) == (1, True)
    lonely = BpsApi()
    with pytest.raises(BpsUnreachable):
        lonely.get_data(901)
    kept = app.extensions["jobmatch_settings"].model_dump() | {"bps_api_key": KEY, "bps_variables": "tpt=901"}
    lonely.open(Settings(**kept), "http://127.0.0.1:9/v1")
    with pytest.raises(BpsUnreachable) as failed:
        bps_figures.refresh(Actor.system(), write=True, api=lonely)
    assert KEY not in repr(failed.value)
    assert failed.value.__cause__ is None
    with pytest.raises(NotAllowed):
        bps_figures.ask_for_refresh(Actor(role=Role.COUNTER))


def test_samples_say_that_they_are_samples():
    assert "not answers that BPS" in (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert json.loads((SAMPLES / "data.json").read_text(encoding="utf-8"))["status"] == "OK"
