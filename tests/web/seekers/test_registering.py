"""The pages of the three doors: each step kept by itself, taken up where it stopped, and plain about what is wrong."""

import pytest
import sqlalchemy as sa

from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import Person, Seeker, SeekerExperience, SeekerSkill
from tests.factories.people import VILLAGE

PASSWORD = "tiga kata contoh"  # made up
RINA = {
    "full_name": "Rina Lestari",
    "birth_date": "17 April 2003",
    "sex": "P",
    "village_code": VILLAGE,
    "phone": "0812 3456 7890",
    "password": PASSWORD,
}


def only(kind):
    return db.session.scalars(sa.select(kind).execution_options(populate_existing=True)).one()


def test_registration_stops_after_any_page_and_goes_on_there(client):
    first = client.post("/daftar", data=RINA)
    assert first.location == "/profil-saya/pendidikan"
    client.post(first.location, data={"level": "smk", "major": "Tata Boga", "graduation_year": "2021"})
    assert "Lengkapi profil: Yang Anda bisa" in client.get("/").text
    client.post("/keluar")
    client.post("/masuk", data={"login": "0812 3456 7890", "password": PASSWORD})
    assert "Lengkapi profil: Yang Anda bisa" in client.get("/").text
    client.post("/profil-saya/keterampilan", data={"pictures": ["cooking"], "others": "buat sambal, buat sambal, SIM C"})
    client.post("/profil-saya/pengalaman", data={"lewati": "1"})
    done = client.post("/profil-saya/keinginan", data={"titles": "juru masak", "wage": "2,5 juta", "wage_period": "month"})
    assert done.location == "/profil-saya"
    assert "Lengkapi profil" not in client.get("/").text
    assert sorted(db.session.scalars(sa.select(SeekerSkill.text))) == ["SIM C", "buat sambal", "memasak"]
    assert only(Person).graduation_year == 2021
    assert only(Seeker).wage_min_idr == 2_500_000


def test_box_for_employers_is_not_ticked_beforehand_and_counts_when_ticked(client):
    assert "checked" not in client.get("/daftar").text
    client.post("/daftar", data=RINA)
    assert only(Seeker).is_listed is False


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"birth_date": "2003"}, "Baru tahunnya, 2003"),
        ({"birth_date": "31-02-2003"}, "tidak ada di kalender"),
        ({"birth_date": "17-04-2015"}, "mulai umur 15 tahun"),
        ({"phone": "nomor ibu"}, "hanya berisi angka"),
        ({"full_name": "R2D2"}, "tidak memuat angka"),
        ({"phone": "", "login": ""}, "Isi nomor HP, atau pilih nama masuk"),
        ({"password": "12345678"}, "paling sering ditebak"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, changed, sentence):
    answer = client.post("/daftar", data=RINA | changed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "0812" in answer.text or "phone" in changed
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Person)) == 0


def test_guardian_is_asked_for_once_the_birth_date_says_so(client):
    assert "wali" not in client.get("/daftar").text
    asked = client.post("/daftar", data=RINA | {"birth_date": "17-04-2010"})
    assert asked.status_code == 422
    assert "Nama orang tua atau wali" in asked.text
    client.post("/daftar", data=RINA | {"birth_date": "17-04-2010", "guardian_name": "Ibu Lestari"})
    assert only(Seeker).guardian_confirmed_at is None
    assert "Menunggu izin" in client.get("/profil-saya").text


@pytest.mark.parametrize(
    ("role", "words"), [(Role.VILLAGE_OFFICER, "didaftarkan petugas desa"), (Role.COUNTER, "didaftarkan di loket")]
)
def test_officer_registers_somebody_and_it_is_shown_as_such(client_as, role, words):
    officer = client_as(role)
    village = (
        officer.get("/daftarkan").text.split('name="village_code" value="')[-1][:13] if role is Role.VILLAGE_OFFICER else VILLAGE
    )
    data = {name: value for name, value in RINA.items() if name != "password"} | {"village_code": village}
    refused = officer.post("/daftarkan", data=data)
    assert refused.status_code == 422
    assert "Tanyakan dulu" in refused.text
    answer = officer.post("/daftarkan", data=data | {"knows": "y"})
    assert answer.status_code == 302
    profile = answer.location.rsplit("/", 1)[0]
    officer.post(answer.location, data={"level": "sma"})
    officer.post(
        f"{profile}/pengalaman", data={"jobs-0-title": "PKL di bengkel", "jobs-0-months": "3", "jobs-0-is_internship": "y"}
    )
    assert only(SeekerExperience).is_internship
    assert words in officer.get(profile).text


def test_impossible_year_is_refused_at_the_field(client):
    client.post("/daftar", data=RINA)
    answer = client.post("/profil-saya/pendidikan", data={"level": "smk", "graduation_year": "2004"})
    assert answer.status_code == 422
    assert "Tahun lulus 2004 tidak mungkin" in answer.text


def test_suggestions_come_for_half_a_word(client):
    client.post("/daftar", data=RINA)
    assert "Microsoft Excel" in client.get("/saran/keterampilan?teks=excel").json["items"]
    assert client.get("/saran/kerja?teks=kasir").json["items"]
