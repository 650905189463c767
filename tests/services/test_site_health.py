"""Health, counters and logs for machines; the questions of ``check``; a new key over all numbers."""

import io
import json
from pathlib import Path

import pytest
import sqlalchemy as sa
import structlog
from flask import Flask

from jobmatch.domain.actors import Actor
from jobmatch.domain.job_kinds import CHAIN_AUDIT
from jobmatch.extensions import logs
from jobmatch.extensions.db import db
from jobmatch.models import Person
from jobmatch.services import jobs
from jobmatch.worker import HANDLERS
from tests.factories.people import NIK, person
from tests.harness.application import dispose_app, make_app
from tests.harness.client import CarefulClient
from tests.harness.databases import Databases
from tests.harness.seed import KEYS

NAME = "Rahmawati Contoh Sekali"
KEY = "ab" * 32


def test_a_machine_asks_whether_the_site_lives_and_only_with_the_token_what_it_counts(client: CarefulClient, app: Flask) -> None:
    assert (client.get("/sehat").status_code, client.get("/sehat").text) == (200, "sehat\n")
    assert client.get("/metrik").status_code == 404
    given = app.extensions["jobmatch_settings"]
    app.extensions["jobmatch_settings"] = given.model_copy(update={"metrics_token": type(given.nik_key)("kata")})
    try:
        assert client.get("/metrik", headers={"Authorization": "Bearer salah"}).status_code == 404
        client.get("/masuk")
        answer = client.get("/metrik", headers={"Authorization": "Bearer kata"})
    finally:
        app.extensions["jobmatch_settings"] = given
    counted = dict(line.rsplit(" ", 1) for line in answer.text.splitlines() if not line.startswith("#"))
    assert float(counted['jobmatch_requests_total{endpoint="auth.sign_in",status="200"}']) >= 1
    assert counted["jobmatch_jobs_waiting"] == "0"
    assert "sehat" not in answer.text, "what machines ask is not counted as work"


@pytest.mark.one_database
def test_logs_hold_event_names_and_ids_and_never_what_somebody_typed(app: Flask, client: CarefulClient) -> None:
    lines = io.StringIO()
    before = structlog.get_config()
    logs.configure_logs()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(lines), cache_logger_on_first_use=False)
    app.view_functions["public.show_robots"], real = lambda: 1 / 0 if NAME else NIK, app.view_functions["public.show_robots"]
    app.view_functions["public.show_robots"].access_roles = real.access_roles
    app.testing, app.config["PROPAGATE_EXCEPTIONS"] = False, False
    try:
        client.post("/masuk", data={"login": NAME, "password": NIK})
        assert client.get(f"/robots.txt?cari={NIK}").status_code == 500
    finally:
        app.view_functions["public.show_robots"], app.config["PROPAGATE_EXCEPTIONS"] = real, None
        structlog.configure(**before)
    events = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [event["event"] for event in events] == ["request_done", "request_failed", "request_done"]
    assert events[0]["endpoint"] == "auth.sign_in"
    assert events[1]["error"] == "builtins.ZeroDivisionError"
    assert events[1]["request_id"] == events[2]["request_id"]
    assert NIK not in lines.getvalue()
    assert NAME not in lines.getvalue()


def test_check_says_in_words_what_is_wrong_and_is_content_when_nothing_is(
    databases: Databases, db_kind: str, tmp_path: Path
) -> None:
    made = make_app(databases.copy(db_kind), tmp_path / "state", backup_key=KEY, backup_command="true")
    first = made.test_cli_runner().invoke(args=["check"])
    assert first.exit_code == 1
    assert "Jalankan ./run backup." in first.output
    assert "Pekerja latar tidak terlihat" in first.output
    with made.app_context():
        jobs.run_job(jobs.enqueue(Actor.system(), CHAIN_AUDIT, CHAIN_AUDIT, {}), HANDLERS)
        person(NAME)
    assert made.test_cli_runner().invoke(args=["backup", "make"]).exit_code == 0
    second = made.test_cli_runner().invoke(args=["check"])
    assert (second.exit_code, "Sehat." in second.output or "Berjalan" in second.output) == (0, True), second.output
    other = make_app(made.extensions["jobmatch_settings"].database, tmp_path / "state", backup_key=KEY, nik_key="99" * 32)
    third = other.test_cli_runner().invoke(args=["check"])
    assert "Kunci NIK di pengaturan tidak membuka" in third.output
    dispose_app(made)
    dispose_app(other)


def test_a_new_key_reads_every_number_and_a_wrong_old_one_changes_nothing(
    databases: Databases, db_kind: str, tmp_path: Path
) -> None:
    file, url = tmp_path / "settings.env", databases.copy(db_kind)
    file.write_text(f"JOBMATCH_NIK_KEY={KEYS['nik_key']}\n", encoding="utf-8")
    made = make_app(url, tmp_path / "state", settings=file)
    with made.app_context():
        person(NAME)
    assert "1 nilai" in made.test_cli_runner().invoke(args=["keys", "rotate"]).output
    assert made.test_cli_runner().invoke(args=["keys", "rotate", "--write"]).exit_code == 0
    new_key = file.read_text(encoding="utf-8").splitlines()[0].removeprefix("JOBMATCH_NIK_KEY=")
    assert new_key != KEYS["nik_key"]
    dispose_app(made)
    renewed = make_app(url, tmp_path / "state", settings=file, nik_key=new_key)
    with renewed.app_context():
        assert db.session.scalars(sa.select(Person.nik)).all() == [NIK]
    dispose_app(renewed)
    file.write_text(f"JOBMATCH_NIK_KEY={'99' * 32}\n", encoding="utf-8")
    wrong = make_app(url, tmp_path / "state", settings=file, nik_key="99" * 32)
    refused = wrong.test_cli_runner().invoke(args=["keys", "rotate", "--write"])
    assert (refused.exit_code, "Tidak ada yang diubah" in refused.output) == (1, True)
    assert file.read_text(encoding="utf-8") == f"JOBMATCH_NIK_KEY={'99' * 32}\n"
    dispose_app(wrong)
    back = make_app(url, tmp_path / "state", nik_key=new_key)
    with back.app_context():
        assert db.session.scalars(sa.select(Person.nik)).all() == [NIK]
    dispose_app(back)
