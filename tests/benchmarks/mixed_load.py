"""Everybody at once for half an hour, in immersion-facile's form: so many requests a second, p95, p99, errors, memory.

`./run python -m tests.benchmarks.mixed_load --database postgresql+psycopg://… [--minutes 30] [--rate 10]` on an empty database.
Requests begin at fixed times whether or not earlier ones have been answered, so that a slow site is not spared; a request's time
counts from when it should have begun. The site runs as in an office: gunicorn, two processes of four threads, and the worker.
"""

import argparse
import os
import random
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import flask_migrate
import psutil
import sqlalchemy as sa

from jobmatch.app import create_app
from jobmatch.demo.world import build_world
from jobmatch.domain.enums import VacancyState
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Account, Fair, FairSession, SiteFact, Vacancy, VillageMonth
from jobmatch.services import site_facts
from tests.harness.client import set_up_code_app
from tests.harness.office import Office, Pass, ask, signed_in
from tests.harness.seed import test_settings

LOGINS = ("desa", "kecamatan", "loket", "penempatan", "kabid", "kadis", "pencari", "usaha")
LIMIT_P95, LIMIT_P99, LIMIT_ERRORS = 0.5, 1.0, 0.01


@dataclass(frozen=True)
class Step:
    """One kind of request: how often, who, and what."""

    weight: int
    login: str
    path: str
    fields: dict[str, str] | None = None


@dataclass(frozen=True)
class Outcome:
    """One answered request."""

    at: float
    name: str
    status: int
    seconds: float


def prepare(url: str, state: Path, people: int) -> tuple[dict[str, Pass], list[Step]]:
    """Build the made-up world, take its mark off this throw-away copy, and sign everybody in."""
    app = create_app(test_settings(url, state, is_demo=True))
    with app.app_context():
        flask_migrate.upgrade()
        if site_facts.find_fact(site_facts.DEMO) is None and not site_facts.holds_real_data():
            build_world(people, lambda *_: None)
        with transaction() as session:
            session.execute(sa.delete(SiteFact))
            session.execute(sa.update(Account).values(is_demo=False))
        accounts = dict(db.session.execute(sa.select(Account.login, Account.id).where(Account.login.in_(LOGINS))).all())
        for account_id in accounts.values():
            set_up_code_app(account_id)
        steps = steps_over(accounts)
        db.session.remove()
        db.engine.dispose()
    return {login: signed_in(app, account_id) for login, account_id in accounts.items()}, steps


def steps_over(accounts: dict[str, object]) -> list[Step]:
    """Return what people do, with real things in the addresses."""
    vacancy = db.session.scalars(sa.select(Vacancy.id).where(Vacancy.state == VacancyState.PUBLISHED).limit(1)).one()
    village = db.session.scalar(sa.select(Account.village_code).where(Account.id == accounts["desa"]))
    month = db.session.scalars(sa.select(VillageMonth.id).where(VillageMonth.village_code == village).limit(1)).first()
    session = db.session.scalars(sa.select(FairSession).join(Fair).order_by(Fair.starts_on.desc()).limit(1)).one()
    return [
        Step(20, "", "/"),
        Step(20, "", "/lowongan"),
        Step(10, "", "/lowongan?q=penjahit"),
        Step(12, "", f"/lowongan/{vacancy}"),
        Step(6, "", "/job-fair"),
        Step(6, "", f"/job-fair/{session.fair_id}"),
        Step(2, "", "/statistik"),
        Step(4, "", "/masuk"),
        Step(6, "pencari", "/saya"),
        Step(6, "pencari", "/lowongan-untuk-saya"),
        Step(3, "usaha", "/"),
        Step(4, "desa", f"/bulan-desa/{month}"),
        Step(2, "kecamatan", "/laporan-desa/menunggu"),
        Step(3, "loket", "/loket"),
        Step(3, "penempatan", "/penempatan"),
        Step(2, "kabid", "/ipk"),
        Step(2, "kabid", "/laporan-desa"),
        Step(2, "kadis", "/dasbor"),
        Step(8, "pencari", "/izin-saya/messages", {"is_given": "1"}),
        Step(4, "", f"/job-fair/{session.fair_id}/sesi/{session.id}/daftar"),
    ]


class Load:
    """Sends the requests and keeps what came of them."""

    def __init__(self, office: Office, passes: dict[str, Pass], steps: list[Step]) -> None:
        self._office, self._passes, self._steps = office, passes, steps
        self.outcomes: list[Outcome] = []
        self.memory: list[tuple[float, int]] = []
        self._is_over = threading.Event()
        self._visitor: Pass | None = None

    def run(self, seconds: float, rate: float) -> None:
        """Begin ``rate`` requests a second for so long."""
        draw, begun = random.Random(15), time.monotonic()  # made-up load, the same each time
        watcher = threading.Thread(target=self._watch, args=(begun,))
        watcher.start()
        with ThreadPoolExecutor(64) as pool:
            for number in range(int(seconds * rate)):
                due = begun + number / rate
                time.sleep(max(0.0, due - time.monotonic()))
                step = draw.choices(self._steps, [step.weight for step in self._steps])[0]
                pool.submit(self._send, step, due, begun)
        self._is_over.set()
        watcher.join()

    def _send(self, step: Step, due: float, begun: float) -> None:
        method = "GET" if step.fields is None else "POST"
        try:
            status, _ = ask(self._office.port, method, step.path, self._passes.get(step.login), step.fields)
        except OSError:
            status = 0
        self.outcomes.append(Outcome(due - begun, step.path.split("?")[0], status, time.monotonic() - due))

    def cpu_seconds(self) -> float:
        """Return the CPU time that site and worker have used so far."""
        families = (psutil.Process(process.pid) for process in self._office.processes.values())
        members = [member for first in families for member in (first, *first.children(recursive=True))]
        return sum(member.cpu_times().user + member.cpu_times().system for member in members)

    def _watch(self, begun: float) -> None:
        while not self._is_over.wait(15):
            total = 0
            for process in self._office.processes.values():
                family = psutil.Process(process.pid)
                total += sum(member.memory_full_info().pss for member in [family, *family.children(recursive=True)])
            self.memory.append((time.monotonic() - begun, total // 1024**2))


def report(load: Load, minutes: float, rate: float) -> None:
    """Print the figures and whether each limit holds."""
    times = sorted(outcome.seconds for outcome in load.outcomes)
    p50, p95, p99 = (times[int(len(times) * share)] for share in (0.5, 0.95, 0.99))
    failed = Counter((outcome.name[:24], outcome.status) for outcome in load.outcomes if not 200 <= outcome.status < 400)
    share = sum(failed.values()) / len(times)
    print(f"{len(times)} requests in {minutes:g} minutes, {rate:g} a second; machine load at the end {os.getloadavg()}")
    print(f"p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms ({'holds' if p95 < LIMIT_P95 else 'DOES NOT HOLD'}), ", end="")
    print(f"p99 {p99 * 1000:.0f} ms ({'holds' if p99 < LIMIT_P99 else 'DOES NOT HOLD'}), slowest {times[-1] * 1000:.0f} ms")
    print(f"errors {share:.2%} ({'holds' if share < LIMIT_ERRORS else 'DOES NOT HOLD'}): {dict(failed)}")
    third = max(1, len(load.memory) // 3)
    first, last = ([size for _, size in part] for part in (load.memory[:third], load.memory[-third:]))
    print(f"memory of site and worker (PSS): first third {min(first)}–{max(first)} MB, last third {min(last)}–{max(last)} MB")
    by_minute = Counter(int(outcome.at // 300) for outcome in load.outcomes if outcome.seconds > LIMIT_P95)
    print(f"slower than {LIMIT_P95} s, by five minutes: {sorted(by_minute.items())}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--rate", type=float, default=10)
    parser.add_argument("--people", type=int, default=2000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        passes, steps = prepare(chosen.database, state, chosen.people)
        office = Office(chosen.database, state)
        try:
            office.start_site()
            office.start_worker()
            load = Load(office, passes, steps)
            for step in steps:  # each once beforehand: a mistake in the list is not the site's error
                status, _ = ask(
                    office.port, "GET" if step.fields is None else "POST", step.path, passes.get(step.login), step.fields
                )
                print(f"{status} {step.login or '-':<12}{step.path[:60]}", flush=True)
            before = load.cpu_seconds()
            load.run(chosen.minutes * 60, chosen.rate)
            cpu = (load.cpu_seconds() - before) * 1000 / len(load.outcomes)
            print(f"CPU of site and worker: {cpu:.1f} ms a request, the database's not counted")
        finally:
            office.stop()
    report(load, chosen.minutes, chosen.rate)


if __name__ == "__main__":
    main()
