"""Public pages beside the floor of the same server: `./run python -m tests.benchmarks.pages [--people 2000] [--rounds 100]`.

The floor is a bare Flask view that answers a constant text on the same server (waitress, one process). CPU is that of the
server's process for one request, read from the operating system; SQL is counted in this process; bytes are as sent with
gzip. Ratios within one run hold on a noisy machine, absolute figures do not.
"""

import argparse
import http.client
import multiprocessing
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import flask
import sqlalchemy as sa
import waitress
from sqlalchemy import event

from jobmatch.app import create_app
from jobmatch.demo.world import build_world
from jobmatch.extensions.db import db
from jobmatch.models import Fair, Vacancy
from tests.harness.seed import build_places, test_settings

TICKS = os.sysconf("SC_CLK_TCK")
WARM_UP = 10


def bare_app() -> flask.Flask:
    """The floor: the least that Flask can answer."""
    app = flask.Flask("floor")
    app.get("/")(lambda: "ok")
    return app


def site(url: str, state: Path) -> flask.Flask:
    return create_app(test_settings(url, state, is_demo=True))


def _serve(make: Callable[..., flask.Flask], arguments: tuple[object, ...], ports: "multiprocessing.Queue[int]") -> None:
    server = waitress.create_server(make(*arguments), host="127.0.0.1", port=0, threads=4)
    ports.put(server.effective_port)
    server.run()


def measure(
    make: Callable[..., flask.Flask], arguments: tuple[object, ...], paths: list[str], rounds: int
) -> list[tuple[float, int]]:
    """Return (CPU ms, bytes) of one request for each path, served by a process of its own."""
    ports: multiprocessing.Queue[int] = multiprocessing.Queue()
    process = multiprocessing.Process(target=_serve, args=(make, arguments, ports), daemon=True)
    process.start()
    port, found = ports.get(timeout=120), []
    try:
        for path in paths:
            for _ in range(WARM_UP):
                _get(port, path)
            before = _cpu(process.pid or 0)
            sizes = [_get(port, path) for _ in range(rounds)]
            found.append(((_cpu(process.pid or 0) - before) * 1000 / rounds, max(sizes)))
    finally:
        process.kill()
        process.join()
    return found


def _get(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != http.client.OK:
        raise SystemExit(f"{path} answered {answer.status}")
    return len(body)


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def count_sql(app: flask.Flask, path: str) -> int:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    app.test_client().get(path)
    event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        url = f"sqlite:///{state / 'pages.sqlite3'}"
        build_places(url, state)
        app = site(url, state)
        with app.app_context():
            build_world(options.people, lambda *_: None)
            fair, vacancy = db.session.scalar(sa.select(Fair.id)), _published()
        paths = ["/", "/lowongan", "/masuk", "/daftar", "/job-fair"]
        paths += [f"/lowongan/{vacancy}"] if vacancy else []
        paths += [f"/job-fair/{fair}"] if fair else []
        [(floor, _)] = measure(bare_app, (), ["/"], options.rounds)
        print(f"{'page':<56}{'CPU ms':>8}{'x floor':>9}{'SQL':>5}{'bytes':>8}")
        print(f"{'floor: a bare Flask view':<56}{floor:>8.2f}{1:>9.1f}{0:>5}{2:>8}")
        for path, (cpu, size) in zip(paths, measure(site, (url, state), paths, options.rounds), strict=True):
            print(f"{path:<56}{cpu:>8.2f}{cpu / max(floor, 0.01):>9.1f}{count_sql(app, path):>5}{size:>8}")


def _published() -> object:
    return db.session.scalar(sa.select(Vacancy.id).where(Vacancy.state == "published", Vacancy.origin == "office"))


if __name__ == "__main__":
    main()
