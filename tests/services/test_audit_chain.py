"""Audit rows: only added, sealed afterwards, and every tampering found."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.trail import read_trail, trail
from jobmatch.models import AuditEvent
from jobmatch.services import accounts, audit, audit_chain

TAMPERINGS = {
    "action": "UPDATE audit_events SET action = 'read_nothing' WHERE chain_position = 4",
    "who": "UPDATE audit_events SET account_id = NULL, role = 'admin' WHERE chain_position = 1",
    "when": "UPDATE audit_events SET at = '2020-01-01 00:00:00' WHERE chain_position = 7",
    "which fields": "UPDATE audit_events SET fields = '[]' WHERE chain_position = 2",
    "reason": "UPDATE audit_events SET reason = 'owner' WHERE chain_position = 6",
    "whom": "UPDATE audit_events SET subject_id = '-' WHERE chain_position = 3",
    "row gone": "DELETE FROM audit_events WHERE chain_position = 5",
    "hash": "UPDATE audit_events SET chain_hash = 'ff' WHERE chain_position = 5",
}


def write_rows(count: int) -> None:
    with transaction():
        for number in range(count):
            audit.record(Actor.system(), "read", "person", f"p{number}", fields=["nik"], reason="papers")


def write_and_undo() -> None:
    with transaction():
        audit.record(Actor.system(), "read", "person", "undone")
        raise RuntimeError("undone")


def remove_guards() -> None:
    """What only somebody with the rights of the database's owner can do."""
    sqlite = db.engine.dialect.name == "sqlite"
    on = "" if sqlite else " ON audit_events"
    for name in ("audit_events_unchanged", "audit_events_undeleted"):
        db.session.execute(sa.text(f"DROP TRIGGER {name}{on}"))


@pytest.mark.usefixtures("db_session")
class TestChain:
    def test_rows_are_sealed_in_order_once(self, tmp_path: Path) -> None:
        write_rows(8)
        assert audit_chain.chain(5) == 5
        assert audit_chain.chain(5) == 3
        assert audit_chain.chain(5) == 0
        report = audit_chain.check(tmp_path)
        assert (report.is_whole, report.head.position, report.waiting) == (True, 8, 0)

    @pytest.mark.parametrize("name", TAMPERINGS)
    def test_tampering_is_found(self, name: str, tmp_path: Path) -> None:
        write_rows(8)
        audit_chain.chain()
        remove_guards()
        db.session.execute(sa.text(TAMPERINGS[name]))
        assert not audit_chain.check(tmp_path).is_whole

    def test_cut_off_end_and_rewritten_chain_are_found_by_the_file(self, tmp_path: Path) -> None:
        write_rows(8)
        audit_chain.chain()
        audit_chain.note_head(tmp_path, audit_chain.check(tmp_path).head)
        remove_guards()
        db.session.execute(sa.text("DELETE FROM audit_events WHERE chain_position > 6"))
        assert [finding.code for finding in audit_chain.check(tmp_path).findings] == ["audit_missing"]
        db.session.execute(sa.text("UPDATE audit_events SET chain_position = NULL, chain_hash = NULL"))
        write_rows(2)
        audit_chain.chain()
        assert [finding.code for finding in audit_chain.check(tmp_path).findings] == ["audit_rewritten"]

    def test_a_row_taken_out_or_altered_before_it_is_sealed_is_found_by_the_notes_beside_the_database(
        self, app: Flask, tmp_path: Path
    ) -> None:
        trail.open(tmp_path)
        write_rows(6)
        with pytest.raises(RuntimeError, match="undone"):
            write_and_undo()
        assert audit_chain.check(tmp_path).is_whole, "what was undone is missed by nobody"
        second, fourth = list(read_trail(tmp_path))[1:4:2]
        remove_guards()
        db.session.execute(sa.text("DELETE FROM audit_events WHERE sequence = :number"), {"number": second})
        db.session.execute(sa.text("UPDATE audit_events SET subject_id = '-' WHERE sequence = :number"), {"number": fourth})
        audit_chain.chain()
        codes = [finding.code for finding in audit_chain.check(tmp_path).findings]
        assert codes == ["audit_taken_out", "audit_altered"]
        audit_chain.forget_written(tmp_path)
        assert read_trail(tmp_path) == {}
        trail.open(app.extensions["jobmatch_settings"].state_dir)

    def test_head_is_noted_once(self, tmp_path: Path) -> None:
        write_rows(3)
        audit_chain.chain()
        head = audit_chain.check(tmp_path).head
        audit_chain.note_head(tmp_path, head)
        audit_chain.note_head(tmp_path, head)
        lines = (tmp_path / audit_chain.HEADS_FILE).read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["position"] for line in lines] == [3]

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE audit_events SET action = 'other'",
            "UPDATE audit_events SET reason = 'owner', chain_hash = 'x', chain_position = 1",
            "DELETE FROM audit_events",
        ],
    )
    def test_database_itself_refuses_to_change_or_delete(self, statement: str) -> None:
        write_rows(2)
        with pytest.raises(sa.exc.DBAPIError, match="only added"), db.session.begin_nested():
            db.session.execute(sa.text(statement))

    def test_sealed_row_cannot_be_sealed_anew(self) -> None:
        write_rows(1)
        audit_chain.chain()
        with pytest.raises(sa.exc.DBAPIError, match="only added"), db.session.begin_nested():
            db.session.execute(sa.text("UPDATE audit_events SET chain_hash = 'x'"))

    def test_rows_nobody_sealed_are_reported_after_two_hours(self, tmp_path: Path) -> None:
        write_rows(1)
        assert audit_chain.check(tmp_path).findings == []
        with time_machine.travel(clock.now() + 2 * audit_chain.LATE):
            report = audit_chain.check(tmp_path)
        assert [finding.code for finding in report.findings] == ["audit_waiting"]
        assert report.is_whole

    def test_act_that_fails_leaves_no_row(self) -> None:
        def fail() -> None:
            with transaction():
                audit.record(Actor.system(), "read", "person", "p")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail()
        assert db.session.scalar(sa.select(sa.func.count()).select_from(AuditEvent)) == 0


def test_writers_do_not_wait_for_the_chain_and_nothing_is_lost(committed_app, tmp_path: Path) -> None:
    def write(number: int) -> None:
        with committed_app.app_context():
            accounts.create_account(Actor.system(), Role.COUNTER, f"Petugas {number}")
            audit_chain.chain()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(24)))
    with committed_app.app_context():
        audit_chain.chain_all()
        report = audit_chain.check(tmp_path)
        assert (report.is_whole, report.waiting, report.head.position) == (True, 0, 24)


def test_command_says_in_words_that_the_chain_is_broken(committed_app) -> None:
    runner = committed_app.test_cli_runner()
    with committed_app.app_context():
        write_rows(4)
    assert "4 catatan dirantai" in runner.invoke(args=["audit", "chain", "--write"]).output
    whole = runner.invoke(args=["audit", "check", "--write"])
    assert (whole.exit_code, "Rantai utuh: 4 catatan" in whole.output) == (0, True)
    with committed_app.app_context():
        remove_guards()
        db.session.execute(sa.text("UPDATE audit_events SET action = 'x' WHERE chain_position = 2"))
        db.session.commit()
    broken = runner.invoke(args=["audit", "check"])
    assert broken.exit_code == 1
    assert "Catatan ke-2 (nomor 2) diubah" in broken.output
