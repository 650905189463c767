"""Backups: what was written comes back row for row, on either kind of database; a damaged or foreign file changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmatch.documents import backup_file
from jobmatch.extensions import table_copies
from jobmatch.extensions.db import db
from jobmatch.models import Person
from jobmatch.services import backups
from tests.harness.application import dispose_app, make_app
from tests.harness.databases import Databases

KEY, OTHER_KEY = "ab" * 32, "cd" * 32
NIK = "1702010101900001"


@pytest.fixture
def office(databases: Databases, db_kind: str, tmp_path: Path) -> Iterator[Flask]:
    """The made-up world in a database of its own, with a backup key and an off-site folder."""
    away = tmp_path / "away"
    away.mkdir()
    made = make_app(databases.copy(db_kind, "world"), tmp_path / "state", backup_key=KEY, backup_command=f"cp {{file}} {away}")
    yield made
    dispose_app(made)


def run(app: Flask, *words: str, code: int = 0) -> str:
    outcome = app.test_cli_runner().invoke(args=["backup", *words])
    assert outcome.exit_code == code, outcome.output
    return outcome.output


def in_words(path: Path) -> bytes:
    return repr(list(backup_file.read_lines(path, KEY))).encode()


@pytest.mark.slow
def test_a_wiped_database_comes_back_whole_and_a_trial_moves_to_postgresql(
    office: Flask, databases: Databases, db_kind: str, tmp_path: Path
) -> None:
    with office.app_context():
        db.session.execute(sa.update(Person).where(Person.id == sa.select(Person.id).limit(1).scalar_subquery()).values(nik=NIK))
        db.session.commit()
    assert "dibaca ulang utuh" in run(office, "make")
    [path] = (tmp_path / "away").iterdir()
    with office.app_context():
        before = backups.count_tables()
        assert sum(table.count for table in before) > 5000
        db.session.execute(sa.text("DELETE FROM placement_events"))
        db.session.commit()
    assert NIK.encode() not in in_words(path), "numbers stay sealed inside the backup too"
    assert "Tambahkan --replace" in run(office, "restore", str(path), "--write", code=1)
    assert "disisihkan dengan nama" in run(office, "restore", str(path), "--replace", "--write")
    with office.app_context():
        after = {table.name: table for table in backups.count_tables()}
    changed = {table.name for table in before if after[table.name] != table}
    assert changed <= {"site_facts"}, "only the note that a backup was made came after it"
    if db_kind == "sqlite":
        assert move_to_postgresql(databases, path, tmp_path) == after


def move_to_postgresql(databases: Databases, path: Path, tmp_path: Path) -> dict[str, backups.TableCount]:
    other = make_app(databases.empty("postgresql"), tmp_path / "other", backup_key=KEY)
    assert "sama dengan cadangan" in run(other, "restore", str(path), "--write")
    with other.app_context():
        moved = {table.name: table for table in backups.count_tables()}
        assert db.session.scalars(sa.select(Person.nik).where(Person.nik_index.is_not(None))).all()
    dispose_app(other)
    return moved


@pytest.fixture
def office_without_people(databases: Databases, db_kind: str, tmp_path: Path) -> Iterator[Flask]:
    made = make_app(databases.copy(db_kind), tmp_path / "state", backup_key=KEY)
    yield made
    dispose_app(made)


@pytest.mark.one_database
def test_a_damaged_cut_or_foreign_file_is_refused_in_words_and_nothing_changes(
    office_without_people: Flask, tmp_path: Path
) -> None:
    run(office_without_people, "make")
    [path] = (tmp_path / "state" / "backups").iterdir()
    data = path.read_bytes()
    damaged = {
        "changed": data[:-40] + bytes([data[-40] ^ 1]) + data[-39:],
        "cut": data[:-1],
        "doubled": data + data,
        "not one": b"PK" + data,
    }
    for name, content in damaged.items():
        (tmp_path / name).write_bytes(content)
        assert "tidak utuh" in run(office_without_people, "restore", str(tmp_path / name), "--replace", "--write", code=1), name
    with pytest.raises(backup_file.BackupBroken):
        backups.look_through(path, OTHER_KEY)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.one_database
def test_a_backup_that_fails_on_its_way_leaves_the_old_database_where_it_was(
    office_without_people: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run(office_without_people, "make")
    [path] = (tmp_path / "state" / "backups").iterdir()
    with office_without_people.app_context():
        before = backups.count_tables()
    monkeypatch.setattr(table_copies, "insert_rows", lambda *_: None)  # rows are lost on the way
    assert (
        office_without_people.test_cli_runner().invoke(args=["backup", "restore", str(path), "--replace", "--write"]).exit_code
        == 1
    )
    with office_without_people.app_context():
        assert backups.count_tables() == before


@pytest.mark.one_database
def test_without_a_key_no_backup_is_written_and_an_off_site_copy_that_fails_is_said(
    databases: Databases, db_kind: str, tmp_path: Path
) -> None:
    url = databases.copy(db_kind)
    without = make_app(url, tmp_path / "state")
    assert "JOBMATCH_BACKUP_KEY belum diatur" in run(without, "make", code=1)
    dispose_app(without)
    far = make_app(url, tmp_path / "state", backup_key=KEY, backup_command="false")
    assert "belum sampai di luar" in run(far, "make", code=1)
    pdf = tmp_path / "kunci.pdf"
    assert "HAPUS" in run(far, "paper", str(pdf))
    assert pdf.read_bytes().startswith(b"%PDF")
    dispose_app(far)


@settings(max_examples=25, deadline=None)
@given(lines=st.lists(st.lists(st.none() | st.text() | st.integers() | st.booleans()), max_size=40), piece=st.integers(1, 600))
def test_whatever_lines_go_in_come_out_however_the_pieces_fall(tmp_path_factory, lines: list[object], piece: int) -> None:
    path = tmp_path_factory.mktemp("file") / "x"
    whole, backup_file.PIECE = backup_file.PIECE, piece
    try:
        with backup_file.writing(path, KEY) as writer:
            for line in lines:
                writer.write(line)
        assert list(backup_file.read_lines(path, KEY)) == lines
    finally:
        backup_file.PIECE = whole
