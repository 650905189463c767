"""``flask demo run``: database, made-up world, site, one line per role."""

import shutil
import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup
from flask_migrate import upgrade
from waitress import serve

from jobmatch.demo.accounts import PASSWORD, STAFF
from jobmatch.demo.world import build_world
from jobmatch.extensions.db import db
from jobmatch.settings import Settings
from jobmatch.worker import start_worker

demo = AppGroup("demo", help="Situs contoh dengan data karangan.")
BAR = 24


def _settings() -> Settings:
    settings: Settings = current_app.extensions["jobmatch_settings"]
    if not settings.is_demo:
        raise click.ClickException("JOBMATCH_IS_DEMO belum diatur: data contoh tidak pernah masuk ke basis data sungguhan.")
    return settings


def show_progress(what: str, done: int, total: int) -> None:
    """Draw one line of a progress bar."""
    filled = BAR * done // max(total, 1)
    click.echo(f"\r  {what:<24} [{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}", nl=done >= total)
    sys.stdout.flush()


@demo.command("build")
@click.option("--people", default=2000, show_default=True, help="Jumlah orang contoh.")
@click.option("--reset", is_flag=True, help="Buang data contoh yang lama lebih dulu.")
def build(people: int, reset: bool) -> None:
    """Make the demo database, without starting the site."""
    _build(people, reset)


@demo.command("run")
@click.option("--port", default=5000, show_default=True)
@click.option("--people", default=2000, show_default=True, help="Jumlah orang contoh.")
@click.option("--reset", is_flag=True, help="Buang data contoh yang lama lebih dulu.")
def run(port: int, people: int, reset: bool) -> None:
    """Make the demo database if needed and start the site."""
    _build(people, reset)
    click.echo(f"\n  DATA CONTOH di http://127.0.0.1:{port}/   (Ctrl+C untuk berhenti)\n")
    click.echo(f"  Kata sandi semua akun contoh: {PASSWORD}")
    for role, login, _name, _scope in STAFF:
        click.echo(f"    {login:<12} {role.label}")
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    start_worker(app)
    serve(app, host="127.0.0.1", port=port, threads=8, ident=None)


def _build(people: int, reset: bool) -> None:
    settings = _settings()
    if reset:
        _forget(settings.state_dir)
    upgrade()
    build_world(people, show_progress)


def _forget(state_dir: Path) -> None:
    db.session.remove()
    db.engine.dispose()
    for name in ("jobmatch.sqlite3", "jobmatch.sqlite3-wal", "jobmatch.sqlite3-shm"):
        (state_dir / name).unlink(missing_ok=True)
    shutil.rmtree(state_dir / "outbox", ignore_errors=True)
