"""What every answer carries against theft, framing, forged forms and foreign scripts."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import request

from jobmatch.app import create_app
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.services import devices
from tests.factories.accounts import account_for
from tests.factories.sign_ins import somebody, village_officer
from tests.harness.client import CarefulClient
from tests.harness.seed import test_settings

NONCE = re.compile(r"'nonce-([^']+)'")


def policy(answer) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, _, sources in parts}


def test_policy_allows_own_scripts_and_those_of_this_answer_only(client: CarefulClient) -> None:
    first, second = client.get("/"), client.get("/")
    rules = policy(first)
    assert (rules["default-src"], rules["frame-ancestors"], rules["base-uri"]) == ("'none'", "'none'", "'none'")
    assert "unsafe-inline" not in first.headers["Content-Security-Policy"]
    assert "'unsafe-eval'" not in first.headers["Content-Security-Policy"]
    assert "http" not in rules["script-src"]
    nonces = [NONCE.findall(policy(answer)["script-src"]) for answer in (first, second)]
    assert nonces[0] != nonces[1]
    assert f'nonce="{nonces[0][0]}"' in first.text


def test_every_script_of_a_page_is_a_file_or_bears_the_word_of_this_answer(client: CarefulClient) -> None:
    answer = client.get("/masuk")
    word = NONCE.findall(policy(answer)["script-src"])[0]
    scripts = re.findall(r"<script([^>]*)>", answer.text)
    assert scripts
    assert all("src=" in attributes or f'nonce="{word}"' in attributes for attributes in scripts)
    assert not re.search(r"\son\w+=|javascript:|\sstyle=", answer.text)


@pytest.mark.parametrize("address", ["/", "/masuk", "/tidak-ada", "/orang"])
def test_every_answer_is_guarded_errors_too(client: CarefulClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("role", [Role.SEEKER, Role.COUNTER, Role.ADMIN])
def test_pages_of_who_is_signed_in_are_kept_nowhere(client_as: Callable[[Role], CarefulClient], role: Role) -> None:
    for address in ("/", "/akun"):
        assert client_as(role).get(address).headers["Cache-Control"] == "no-store"


def test_pages_on_the_way_in_and_behind_links_are_kept_nowhere(client: CarefulClient) -> None:
    token = devices.issue_device_link(Actor.system(), village_officer())
    for answer in (client.get("/masuk"), client.get(f"/perangkat/{token}"), client.post("/masuk", data={})):
        assert answer.headers["Cache-Control"] == "no-store"


def test_answers_with_secrets_are_not_compressed(client_as: Callable[[Role], CarefulClient]) -> None:
    answer = client_as(Role.COUNTER).get("/akun", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers


def test_cookies_over_https_are_bound_to_the_host_and_never_leave_it(tmp_path: Path, databases, db_kind: str) -> None:
    app = create_app(test_settings(databases.copy(db_kind), tmp_path, is_https=True))
    client = app.test_client()
    answer = client.get("/masuk", base_url="https://localhost")
    kept = answer.headers["Set-Cookie"]
    assert kept.startswith("__Host-sesi=")
    assert all(word in kept for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in kept
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_form_from_elsewhere_is_refused_in_words(app, db_session) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        client: CarefulClient = app.test_client()
        client.sign_in(account_for(Role.SEEKER))
        forged = client.post("/keluar")
        assert forged.status_code == 400
        assert client.get("/akun").status_code == 200, "nothing happened"
        token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/akun").text)
        assert token
        assert client.post("/keluar", data={"csrf_token": token[1]}).location == "/"
    finally:
        app.config["WTF_CSRF_ENABLED"] = False


def test_every_form_that_posts_carries_a_token(app, client_as: Callable[[Role], CarefulClient]) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        client = client_as(Role.ADMIN)
        account_id = somebody()
        for address in ("/", "/akun", "/akun-petugas", f"/akun-petugas/{account_id}", "/akun/kode-masuk"):
            forms = re.findall(r'<form[^>]*method="post".*?</form>', client.get(address).text, re.DOTALL)
            assert forms
            assert [form[:120] for form in forms if "csrf_token" not in form] == [], address
    finally:
        app.config["WTF_CSRF_ENABLED"] = False


def test_address_behind_a_proxy_is_the_visitors(tmp_path: Path, databases, db_kind: str) -> None:
    def seen(**changes: object) -> str:
        app = create_app(test_settings(databases.copy(db_kind), tmp_path, **changes))
        app.add_url_rule("/alamat", "public.address", lambda: request.remote_addr or "")
        app.view_functions["public.address"].access_roles = frozenset(Role)
        return app.test_client().get("/alamat", headers={"X-Forwarded-For": "203.0.113.9"}).text

    assert seen(proxy_count=1) == "203.0.113.9"
    assert seen() == "127.0.0.1", "without a proxy nobody may say where they come from"
