"""Signing in through the pages: what the cookie carries, when it ends, where it leads."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
import sqlalchemy as sa
import time_machine
from lxml import html

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.extensions.gateways import gateways
from jobmatch.models import DataRequest, OutboxMessage
from jobmatch.services import accounts, devices, passwords, sign_in
from tests.factories.accounts import account_for
from tests.factories.sign_ins import PASSWORD, PHONE, PIN, bound_phone, code_app, code_now, somebody, village_officer
from tests.harness.client import CarefulClient
from tests.harness.seed import test_settings


def enter(client: CarefulClient, **changes: str):
    return client.post("/masuk", data={"login": "rahma", "password": PASSWORD, **changes})


def cookie(client: CarefulClient, name: str = "sesi") -> str | None:
    found = client.get_cookie(name)
    return found.value if found else None


def text(answer) -> str:
    return " ".join(html.document_fromstring(answer.text).text_content().split())


def test_seeker_signs_in_and_lands_where_she_wanted(client: CarefulClient) -> None:
    somebody(Role.SEEKER, "rina")
    answer = client.post("/masuk", data={"login": "rina", "password": PASSWORD, "next": "/akun"})
    assert answer.location == "/akun"
    assert "Rahma Contoh" in text(client.get("/akun"))


@pytest.mark.parametrize("target", ["https://jahat.example/", "//jahat.example", "/\\jahat.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_host(client: CarefulClient, target: str) -> None:
    somebody(Role.SEEKER)
    assert enter(client, next=target).location == "/"


def test_wrong_password_and_unknown_name_read_the_same(client: CarefulClient) -> None:
    somebody()
    known, unknown = enter(client, password="salah sekali"), enter(client, login="entah siapa", password="salah sekali")
    assert known.status_code == unknown.status_code == 422
    assert text(known) == text(unknown)
    assert sign_in.WRONG in text(known)


def test_cookie_from_before_signing_in_is_worth_nothing_afterwards(client: CarefulClient, app) -> None:
    somebody(Role.SEEKER)
    client.get("/masuk")
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"
    enter(client)
    with client.session_transaction() as session:
        assert "planted" not in session


def test_stolen_cookie_is_worth_nothing_after_signing_out(client: CarefulClient, app) -> None:
    somebody(Role.SEEKER)
    enter(client)
    stolen = cookie(client)
    client.post("/keluar")
    thief = app.test_client()
    thief.set_cookie("sesi", stolen)
    assert thief.get("/akun").location == "/masuk?next=/akun"


def test_official_without_code_app_is_led_there_before_anything_else(client: CarefulClient) -> None:
    somebody(Role.COUNTER)
    enter(client)
    for address in ("/", "/orang", "/akun", "/job-fair"):
        assert client.get(address).location == "/akun/kode-masuk"
    assert client.post("/orang/cari", data={"words": "siti"}).location == "/akun/kode-masuk"


def test_official_sets_up_the_app_sees_the_printed_codes_once_and_enters_with_a_code(client: CarefulClient, app) -> None:
    account_id = somebody(Role.COUNTER)
    enter(client)
    page = html.document_fromstring(client.get("/akun/kode-masuk").text)
    secret = page.xpath("string(//details//p[@class='code'])").replace(" ", "")
    code = code_now(pyotp.TOTP(secret))
    assert client.post("/akun/kode-masuk", data={"code": code}).location == "/akun/kode-cadangan"
    codes = html.document_fromstring(client.get("/akun/kode-cadangan").text).xpath("//ol[@class='code-list']//span/text()")
    assert len(codes) == 10
    assert client.get("/akun/kode-cadangan").location == "/akun/kode-cadangan/baru"
    other = app.test_client()
    assert enter(other).location == "/masuk/kode"
    assert other.get("/akun").location.startswith("/masuk"), "a password alone opens nothing"
    assert other.post("/masuk/kode", data={"code": "000000"}).status_code == 422
    assert other.post("/masuk/kode", data={"code": codes[0]}).location == "/"
    assert other.get("/akun").status_code == 200
    assert account_id


def test_second_step_must_follow_soon(client: CarefulClient) -> None:
    app_of, _ = code_app(somebody())
    enter(client)
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        answer = client.post("/masuk/kode", data={"code": code_now(app_of)})
    assert answer.location.startswith("/masuk")


def test_demo_does_not_force_the_code_app(client: CarefulClient, app, monkeypatch) -> None:
    settings = app.extensions["jobmatch_settings"]
    monkeypatch.setitem(app.extensions, "jobmatch_settings", settings.model_copy(update={"is_demo": True}))
    somebody(Role.COUNTER)
    enter(client)
    assert client.get("/akun").status_code == 200


@pytest.mark.parametrize(("role", "minutes"), [(Role.COUNTER, 46), (Role.VILLAGE_OFFICER, 46), (Role.SEEKER, 121)])
def test_silence_ends_a_session_in_words(app, db_session, role: Role, minutes: int) -> None:
    client: CarefulClient = app.test_client()
    with time_machine.travel(clock.now(), tick=False) as time:
        client.sign_in(account_for(role))
        client.get("/akun")
        time.shift(timedelta(minutes=minutes - 2))
        assert client.get("/akun").status_code == 200, "each request starts the silence anew"
        time.shift(timedelta(minutes=minutes))
        assert client.get("/akun").location == "/masuk?next=/akun"
        assert "keluar otomatis" in text(client.get("/masuk"))


def test_what_was_typed_when_the_session_had_ended_comes_back_to_that_account_and_is_sent_with_one_tap(app, db_session) -> None:
    client, stranger = app.test_client(), app.test_client()
    account = account_for(Role.SEEKER)
    typed = {"kind": "correct", "words": "Tahun lulus saya 2020", "password": "rahasia sekali"}
    with time_machine.travel(clock.now(), tick=False) as time:
        client.sign_in(account)
        client.get("/akun")
        time.shift(timedelta(hours=3))
        answer = client.post("/data-saya/permintaan", data=typed)
        resume = parse_qs(urlsplit(answer.location).query)["next"][0]
        assert client.get(resume).location.startswith("/masuk")
        stranger.sign_in(account_for(Role.SEEKER))
        assert stranger.get(resume).status_code == 404
        client.sign_in(account)
        page = html.document_fromstring(client.get(resume).text)
        [form] = [found for found in page.forms if found.action == "/data-saya/permintaan"]
        assert "Tahun lulus saya 2020" in text(client.get(resume))
        assert "password" not in form.fields
        assert client.post(form.action, data=dict(form.fields)).status_code == 302
        assert db.session.scalars(sa.select(DataRequest.words)).all() == ["Tahun lulus saya 2020"]
        time.shift(timedelta(hours=1, minutes=1))
        client.sign_in(account)
        assert client.get(resume).status_code == 404, "kept for an hour"
    kept = app.extensions["jobmatch_settings"].state_dir / "kept-forms"
    assert all(b"lulus" not in file.read_bytes() for file in kept.iterdir())


def test_no_session_lasts_longer_than_its_hours(app, db_session) -> None:
    client: CarefulClient = app.test_client()
    with time_machine.travel(clock.now(), tick=False) as time:
        client.sign_in(account_for(Role.SEEKER))
        for _ in range(12):
            assert client.get("/akun").status_code == 200
            time.shift(timedelta(hours=1))
        time.shift(timedelta(minutes=1))
        assert client.get("/akun").status_code == 302


def test_session_ends_with_the_role_at_the_next_request(app, db_session) -> None:
    client: CarefulClient = app.test_client()
    account_id, _ = account_for(Role.COUNTER)
    client.sign_in((account_id, 1))
    assert client.get("/orang").status_code == 200
    accounts.deactivate(Actor.system(), account_id)
    assert client.get("/orang").location == "/masuk?next=/orang"


def test_village_officer_binds_the_phone_and_then_needs_only_the_pin(client: CarefulClient) -> None:
    token = devices.issue_device_link(Actor.system(), village_officer())
    assert client.get(f"/perangkat/{token}").status_code == 200
    chosen = {"digits": PHONE[-4:], "pin": PIN, "again": PIN}
    assert client.post(f"/perangkat/{token}", data=chosen).location == "/"
    assert client.get("/bulan-desa").status_code == 200
    client.post("/keluar")
    assert client.get("/masuk").location == "/masuk/pin"
    assert client.get(f"/perangkat/{token}").location == "/masuk/pin", "the used link leads on"
    assert client.post("/masuk/pin", data={"pin": "999111"}).status_code == 422
    assert client.post("/masuk/pin", data={"pin": PIN, "next": "/bulan-desa"}).location == "/bulan-desa"


def test_link_scanner_spends_no_link(client: CarefulClient, app) -> None:
    token = devices.issue_device_link(Actor.system(), village_officer())
    for _ in range(3):
        app.test_client().get(f"/perangkat/{token}")
        app.test_client().head(f"/perangkat/{token}")
    assert client.post(f"/perangkat/{token}", data={"digits": PHONE[-4:], "pin": PIN, "again": PIN}).location == "/"


def test_two_different_pins_or_wrong_digits_are_told_at_their_field(client: CarefulClient) -> None:
    token = devices.issue_device_link(Actor.system(), village_officer())
    answer = client.post(f"/perangkat/{token}", data={"digits": PHONE[-4:], "pin": PIN, "again": "280414"})
    assert "Dua PIN ini belum sama" in text(answer)
    answer = client.post(f"/perangkat/{token}", data={"digits": "1111", "pin": PIN, "again": PIN})
    assert (answer.status_code, "belum cocok" in text(answer)) == (422, True)


def test_device_cookie_is_out_of_reach_of_scripts_and_other_sites(client: CarefulClient) -> None:
    token = devices.issue_device_link(Actor.system(), village_officer())
    answer = client.post(f"/perangkat/{token}", data={"digits": PHONE[-4:], "pin": PIN, "again": PIN})
    kept = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith("perangkat=")]
    assert len(kept) == 1
    assert "HttpOnly" in kept[0]
    assert "SameSite=Lax" in kept[0]


def test_other_phone_with_copied_session_but_without_device_still_ends_with_hand_over(client: CarefulClient) -> None:
    account_id = village_officer()
    bound_phone(account_id)
    client.sign_in((account_id, 1))
    accounts.hand_over(Actor.system(), account_id, "Pengganti", None)
    assert client.get("/bulan-desa").location == "/masuk?next=/bulan-desa"


def test_forgotten_password_is_chosen_anew_through_the_link(client: CarefulClient) -> None:
    account_id = somebody(Role.SEEKER, "rina", phone=PHONE)
    token = passwords.issue_password_link(Actor.system(), account_id)
    assert "rina" not in text(client.get(f"/kata-sandi/{token}")), "the link alone does not tell whose it is"
    new = {"digits": PHONE[-4:], "password": "sumurbor", "again": "sumurbor"}
    assert client.post(f"/kata-sandi/{token}", data=new).location == "/masuk"
    assert client.post("/masuk", data={"login": "rina", "password": "sumurbor"}).location == "/"
    assert client.get(f"/kata-sandi/{token}").status_code == 404


def test_unknown_link_is_not_there(client: CarefulClient) -> None:
    assert client.get("/perangkat/tidak-ada").status_code == 404
    assert client.get("/kata-sandi/tidak-ada").status_code == 404


def test_own_password_is_changed_and_other_places_are_out(client: CarefulClient, app) -> None:
    somebody(Role.SEEKER)
    enter(client)
    other = app.test_client()
    enter(other)
    new = {"current": PASSWORD, "password": "empat ekor kambing", "again": "empat ekor kambing"}
    assert client.post("/akun/kata-sandi", data={**new, "current": "salah"}).status_code == 422
    assert client.post("/akun/kata-sandi", data=new).location == "/akun"
    assert client.get("/akun").status_code == 200
    assert other.get("/akun").status_code == 302


def test_other_places_can_be_signed_out(client: CarefulClient, app) -> None:
    somebody(Role.SEEKER)
    enter(client)
    other = app.test_client()
    enter(other)
    assert client.post("/akun/keluar-di-lain").location == "/akun"
    assert (client.get("/akun").status_code, other.get("/akun").status_code) == (200, 302)


@pytest.fixture
def gateway(tmp_path, db_session):
    gateways.open(test_settings("sqlite://", tmp_path, sms_url="https://sms.contoh.example"))
    yield
    gateways.open(test_settings("sqlite://", tmp_path))


def test_without_a_gateway_no_code_is_offered(client: CarefulClient) -> None:
    assert "/lupa-kata-sandi" not in client.get("/masuk").text
    assert client.get("/lupa-kata-sandi").status_code == 404
    assert client.post("/lupa-kata-sandi", data={"login": "rina"}).status_code == 404


@pytest.mark.usefixtures("gateway")
def test_forgotten_password_is_chosen_anew_with_a_code(client: CarefulClient) -> None:
    somebody(Role.SEEKER, "rina", phone=PHONE)
    assert "/lupa-kata-sandi" in client.get("/masuk").text
    assert client.get("/lupa-kata-sandi/kode").location == "/lupa-kata-sandi", "nobody asked yet"
    assert client.post("/lupa-kata-sandi", data={"login": ""}).status_code == 422
    assert client.post("/lupa-kata-sandi", data={"login": "rina"}).location == "/lupa-kata-sandi/kode"
    code = re.search(r"\d{6}", db.session.scalars(sa.select(OutboxMessage.body)).one())[0]
    new = {"code": code, "password": "sumurbor", "again": "sumurbor"}
    assert "belum sama" in text(client.post("/lupa-kata-sandi/kode", data={**new, "again": "lain"}))
    assert "belum tepat" in text(client.post("/lupa-kata-sandi/kode", data={**new, "code": "abc"}))
    assert client.post("/lupa-kata-sandi/kode", data=new).location == "/masuk"
    assert client.post("/masuk", data={"login": "rina", "password": "sumurbor"}).location == "/"


@pytest.mark.usefixtures("gateway")
def test_page_after_asking_reads_the_same_for_a_name_nobody_has(client: CarefulClient, app) -> None:
    somebody(Role.SEEKER, "rina", phone=PHONE)
    other = app.test_client()
    client.post("/lupa-kata-sandi", data={"login": "rina"})
    other.post("/lupa-kata-sandi", data={"login": "entah"})
    assert text(client.get("/lupa-kata-sandi/kode")) == text(other.get("/lupa-kata-sandi/kode"))
