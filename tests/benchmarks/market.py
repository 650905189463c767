"""Employers' and seekers' pages at size: `./run python -m tests.benchmarks.market [--people 20000] [--vacancies 2000]`.

The demo world of that many people is built in a database of its own; its published vacancies are copied under the same
employers until there are enough, and everybody is ranked for every one as the nightly job does. Then each page is asked
by the demo account it is made for. CPU is the median of this process; statements do not depend on the machine.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import UUID

import flask
import sqlalchemy as sa

from jobmatch.app import create_app
from jobmatch.demo.world import build_world
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import VacancyOrigin, VacancyState
from jobmatch.extensions.db import db, new_id, transaction
from jobmatch.models import Account, EmployerMember, Vacancy
from jobmatch.services import recommendations
from tests.harness.client import CarefulClient
from tests.harness.seed import build_places, test_settings

TIMES = 15
OPEN = (Vacancy.state == VacancyState.PUBLISHED, Vacancy.origin == VacancyOrigin.OFFICE)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=20_000)
    words.add_argument("--vacancies", type=int, default=2_000)
    chosen = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        url = f"sqlite:///{state / 'market.sqlite3'}"
        build_places(url, state)
        app = create_app(test_settings(url, state, is_demo=True))
        app.test_client_class = CarefulClient
        with app.app_context():
            build_world(chosen.people, lambda *_: None)
            count = multiply(chosen.vacancies)
            started = time.process_time()
            recommendations.refresh_all(Actor.system(), lambda *_: None)
            spent = time.process_time() - started
            asked = addresses()
        print(f"{chosen.people} people, {count} open vacancies; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(f"everybody ranked for every vacancy and stored: {spent:.1f} CPU s")
        print(f"{'page':<44}{'who':<12}{'CPU ms':>8}{'SQL':>5}{'bytes as they travel':>22}")
        for login, name, path in asked:
            measure(app, login, name, path)


def multiply(wanted: int) -> int:
    """Copy open vacancies under their employers until there are as many as wanted; return how many there are."""
    with transaction():
        known = db.session.execute(sa.select(Vacancy.__table__).where(*OPEN)).mappings().all()
        copies = zip(range(max(0, wanted - len(known))), cycle(known), strict=False)
        rows = [{**row, "id": new_id(), "source_name": None, "source_key": None} for _, row in copies]
        if rows:
            db.session.execute(sa.insert(Vacancy.__table__), rows)  # type: ignore[arg-type]
    return len(known) + len(rows)


def addresses() -> list[tuple[str, str, str]]:
    """Return (login, what it is, address) of the pages of the market."""
    own = sa.select(Vacancy.id).join(EmployerMember, EmployerMember.employer_id == Vacancy.employer_id)
    vacancy_id: UUID | None = db.session.scalar(own.join(Account, Account.id == EmployerMember.account_id).where(*OPEN))
    base = f"/pemberi-kerja/lowongan/{vacancy_id}"
    return [
        ("", "public list", "/lowongan"),
        ("", "public search", "/lowongan?kata=kasri+toko"),
        ("", "public vacancy", f"/lowongan/{vacancy_id}"),
        ("usaha", "home", "/"),
        ("usaha", "own vacancies", "/pemberi-kerja/lowongan"),
        ("usaha", "vacancy with applicants", base),
        ("usaha", "candidates", f"{base}/calon"),
        ("pencari", "home", "/"),
        ("pencari", "vacancies that fit", "/lowongan-untuk-saya"),
        ("penempatan", "waiting vacancies", "/lowongan-menunggu"),
        ("penempatan", "all vacancies", "/semua-lowongan"),
        ("penempatan", "whom to call today", f"/lowongan/{vacancy_id}/telepon"),
    ]


def measure(app: flask.Flask, login: str, name: str, path: str) -> None:
    """Ask for a page and print the median CPU time, the statements and the bytes."""
    client: Any = app.test_client()
    if login:
        with app.app_context():
            account = db.session.execute(sa.select(Account.id, Account.session_epoch).where(Account.login == login)).one()
        client.sign_in(tuple(account))
    client.environ_base["HTTP_ACCEPT_ENCODING"] = "gzip"
    sent: list[str] = []
    note: Callable[..., None] = lambda *parts: sent.append(parts[2])  # noqa: E731 - a listener of one line
    flask.testing.FlaskClient.open(client, path)
    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    spent, answer = [], None
    for _ in range(TIMES):
        start = time.process_time()
        answer = flask.testing.FlaskClient.open(client, path)
        spent.append((time.process_time() - start) * 1000)
    sa.event.remove(sa.Engine, "before_cursor_execute", note)
    if answer is None or answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code if answer else None}")
    who = login or "anybody"
    print(f"{name:<44}{who:<12}{statistics.median(spent):>8.1f}{len(sent) // TIMES:>5}{len(answer.data):>22}")


if __name__ == "__main__":
    main()
