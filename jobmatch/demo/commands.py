"""``flask demo run``: database, made-up world, site, one line per role."""

import shutil
import sys
from pathlib import Path
from threading import Thread

import click
import sqlalchemy as sa
from flask import current_app
from flask.cli import AppGroup
from flask_migrate import upgrade
from waitress import serve

from jobmatch.demo.accounts import LOGINS, PASSWORD
from jobmatch.demo.world import build_world
from jobmatch.extensions import trail
from jobmatch.extensions.db import db
from jobmatch.extensions.queue import queue
from jobmatch.services import site_facts
from jobmatch.services.audit_chain import HEADS_FILE
from jobmatch.services.work_words import warm_up
from jobmatch.settings import Settings
from jobmatch.worker import start_worker

demo = AppGroup("demo", help="Situs contoh dengan data karangan.")
BAR = 24
USUAL_PEOPLE = 2000
FULL_PEOPLE = 20_000
REAL_DATA = (
    "Basis data ini berisi data sungguhan, jadi data contoh ditolak. "
    "Pakai JOBMATCH_STATE_DIR atau DATABASE_URL yang lain untuk contoh."
)
NO_DEMO = "JOBMATCH_IS_DEMO belum diatur: data contoh tidak pernah masuk ke basis data sungguhan."

people_option = click.option(
    "--people",
    default=USUAL_PEOPLE,
    show_default=True,
    type=click.IntRange(200, FULL_PEOPLE),
    help=f"Jumlah orang contoh; {FULL_PEOPLE} adalah dunia lengkapnya.",
)
reset_option = click.option("--reset", is_flag=True, help="Buang data contoh yang lama lebih dulu.")


@demo.command("build")
@people_option
@reset_option
def build(people: int, reset: bool) -> None:
    """Make the demo database, without starting the site."""
    _build(people, reset, _settings().base_url)


@demo.command("run")
@click.option("--port", default=5000, show_default=True)
@people_option
@reset_option
def run(port: int, people: int, reset: bool) -> None:
    """Make the demo database if needed and start the site."""
    address = f"http://127.0.0.1:{port}"
    _build(people, reset, address)
    click.echo(f"\n  DATA CONTOH di {address}/   (Ctrl+C untuk berhenti)\n")
    click.echo(f"  Kata sandi semua akun contoh: {PASSWORD}")
    for login, role in LOGINS:
        click.echo(f"    {login:<12} {role.label}")
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    start_worker(app, address)
    Thread(target=warm_up, name="warm-up", daemon=True).start()
    serve(app, host="127.0.0.1", port=port, threads=8, ident=None)


def show_progress(what: str, done: int, total: int) -> None:
    """Draw one line of a progress bar; where nobody watches, only its end."""
    is_over = done >= total
    if not (is_over or sys.stdout.isatty()):
        return
    filled = BAR * done // max(total, 1)
    start = "\r" if sys.stdout.isatty() else ""
    click.echo(f"{start}  {what:<24} [{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}", nl=is_over)
    sys.stdout.flush()


def _settings() -> Settings:
    settings: Settings = current_app.extensions["jobmatch_settings"]
    if not settings.is_demo:
        raise click.ClickException(NO_DEMO)
    return settings


def _build(people: int, reset: bool, base_url: str) -> None:
    settings = _settings()
    upgrade()
    if site_facts.holds_real_data():
        raise click.ClickException(REAL_DATA)
    known = site_facts.find_fact(site_facts.DEMO)
    if known is not None and (reset or not known.get("is_finished")):
        _forget(settings.state_dir)
        upgrade()
    build_world(people, show_progress, base_url=base_url)


def _forget(state_dir: Path) -> None:
    """Throw the made-up world away, with its queue and its messages."""
    queue.close()
    db.session.remove()
    with db.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
        else:
            found = sa.MetaData()
            found.reflect(connection)
            found.drop_all(connection)
    for left in state_dir.glob("queue.sqlite3*"):
        left.unlink()
    (state_dir / HEADS_FILE).unlink(missing_ok=True)
    (state_dir / trail.FILE).unlink(missing_ok=True)
    shutil.rmtree(state_dir / "outbox", ignore_errors=True)
