"""Kill site, worker and database by turns while work is under way: `./run python -m tests.benchmarks.crashes [--rounds 3]`.

The database is a PostgreSQL started here, safe as an office has it (nothing is switched off for speed); all its processes get
SIGKILL. After each kill everything that was confirmed is looked for, nothing may be half, and what is sent again completes the
work exactly once. Prints how long the site took to answer again.
"""

import argparse
import os
import signal
import tempfile
import time
from pathlib import Path

import flask_migrate
import psutil
import sqlalchemy as sa

from jobmatch.domain.enums import JobState
from jobmatch.extensions.db import db
from jobmatch.models import Job
from jobmatch.services import places
from tests.harness import crashes, postgres
from tests.harness.application import dispose_app, make_app
from tests.harness.office import Office, ask


def kill_database(folder: Path) -> float:
    """Kill the server with all its processes, start it again, and return the seconds it took."""
    main = psutil.Process(int((folder / "postgres" / "postmaster.pid").read_text().split()[0]))
    family = [main, *main.children(recursive=True)]
    for process in family:
        process.send_signal(signal.SIGKILL)
    psutil.wait_procs(family, timeout=20)
    begun = time.monotonic()
    postgres.start_again(folder)
    return time.monotonic() - begun


def one_round(folder: Path, url: str, victim: str) -> str:
    """Begin the work, kill the victim, look, complete; return a line for the report."""
    app = make_app(url, folder / "state")
    work, site = crashes.prepare(app), Office(url, folder / "state")
    try:
        site.start_site()
        site.start_worker()
        threads = work.all_at_once(site.port, lambda now: len(now.confirmed) >= 5)
        begun = time.monotonic()
        if victim == "database":
            kill_database(folder)
        else:
            site.kill(victim)
            site.start_site() if victim == "serve" else site.start_worker()
        while ask(site.port, "GET", "/sehat")[0] != 200:
            time.sleep(0.05)
        back = time.monotonic() - begun
        for thread in threads:
            thread.join(timeout=60)
        kept = len(work.confirmed)
        crashes.check(app, work)
        for thread in work.all_at_once(site.port, lambda now: False):
            thread.join(timeout=60)
        complete = crashes.check(app, work) == crashes.COMPLETE
        with app.app_context():
            failed = db.session.scalar(sa.select(sa.func.count()).where(Job.state == JobState.FAILED))
            db.session.remove()
        print(f"{victim:<10}{kept:>4} confirmed before, all there; well again after {back:5.1f} s", end="; ")
        return f"complete: {complete}; failed jobs: {failed}"
    finally:
        site.stop()
        dispose_app(app)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = postgres.start_of_its_own(folder)
        (folder / "postgres.url").write_text(server, encoding="utf-8")
        try:
            template(folder, server)
            for number in range(chosen.rounds):
                for victim in ("serve", "worker", "database"):
                    target = f"round_{number}_{victim}"
                    postgres.administer(folder, f'CREATE DATABASE "{target}" TEMPLATE office')
                    url = sa.make_url(server).set(database=target).render_as_string(hide_password=False)
                    print(one_round(folder, url, victim), f"(load {os.getloadavg()[0]:.1f})", flush=True)
        finally:
            postgres.stop(folder)


def template(folder: Path, server: str) -> None:
    postgres.administer(folder, "CREATE DATABASE office")
    app = make_app(sa.make_url(server).set(database="office").render_as_string(hide_password=False), folder / "state")
    with app.app_context():
        flask_migrate.upgrade()
        places.load_places()
    dispose_app(app)


if __name__ == "__main__":
    main()
