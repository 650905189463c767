"""A fair under a rush, and what one request costs: `./run python -m tests.benchmarks.fair_day [--database URL] [--rounds 50]`.

The rush: 200 people at once for 20 places, as often as asked, and 200 for 50 places; exactly as many get in as there are places,
the others stand in line by number. Costs: CPU of this process for one request through the whole application, beside a bare Flask
view; a PostgreSQL server's own CPU is not in it. Without a database address an SQLite file is used.
"""

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import flask
import sqlalchemy as sa

from jobmatch import clock
from jobmatch.app import create_app
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import DeviceKind, RegistrationState
from jobmatch.extensions.db import db
from jobmatch.models import FairRegistration, FairSession
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import fair_devices, fairs
from tests.harness.seed import build_places, test_settings

SYSTEM = Actor.system()
PEOPLE = 200


def plan(places: int) -> tuple[UUID, UUID]:
    start, today = clock.now() + timedelta(days=2), clock.today()
    session = fairs.SessionPlan(start, start + timedelta(hours=1), places, door="A")
    fair_id = fairs.plan_fair(SYSTEM, "Job Fair ukur", "GSG", today, today + timedelta(days=2), (session,))
    return fair_id, list_sessions(fair_id)[0].id


def rush(app: flask.Flask, places: int) -> float:
    """Let everybody register at once and return the seconds until the last has an answer."""
    with app.app_context():
        fair_id, session_id = plan(places)
    gate, failed = threading.Barrier(PEOPLE + 1), []

    def register(number: int) -> None:
        gate.wait()
        try:
            with app.app_context():
                guest = fairs.Guest(f"Orang {number}", f"0812{number:08d}")
                fairs.register_guest(SYSTEM, fair_id, guest, fairs.Wish(session_id, form_id=f"{session_id.hex[:20]}-{number}"))
                db.session.remove()
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=register, args=(number,)) for number in range(PEOPLE)]
    for thread in threads:
        thread.start()
    gate.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begun
    with app.app_context():
        check(session_id, places, failed)
    return seconds


def check(session_id: UUID, places: int, failed: list[Exception]) -> None:
    """Stop with words when a place was sold twice, somebody was lost, or the line is out of order."""
    if failed:
        raise SystemExit(f"{len(failed)} failed, first: {failed[0]!r}")
    by_number = sa.select(FairRegistration.state).where(FairRegistration.session_id == session_id)
    states = list(db.session.scalars(by_number.order_by(FairRegistration.queue_number)))
    expected = [RegistrationState.REGISTERED] * places + [RegistrationState.WAITING] * (PEOPLE - places)
    if states != expected or db.session.get_one(FairSession, session_id).taken != places:
        raise SystemExit(f"{states.count(RegistrationState.REGISTERED)} got in for {places} places, of {len(states)}")


def cost(act: Callable[[int], object], rounds: int) -> float:
    """Return CPU milliseconds of one act, after a warm-up."""
    for number in range(10):
        act(-1 - number)
    begun = time.process_time()
    for number in range(rounds):
        act(number)
    return (time.process_time() - begun) * 1000 / rounds


def costs(app: flask.Flask, rounds: int) -> None:
    floor_app = flask.Flask("floor")
    floor_app.get("/")(lambda: "ok")
    floor, client = floor_app.test_client(), app.test_client()
    with app.app_context():
        fair_id, session_id = plan(10_000)
        _, token = fair_devices.add_device(SYSTEM, fair_id, fair_devices.DevicePlan(DeviceKind.GATE, "HP", "A"))
        secret, _ = fair_devices.bind_device(token)
        codes = [
            fairs.register_guest(SYSTEM, fair_id, fairs.Guest(f"Tamu {n}", f"0813{n:08d}"), fairs.Wish(session_id)).code
            for n in range(rounds + 10)
        ]
    at, heads = int(clock.now().timestamp() * 1000), {"Authorization": f"Bearer {secret}"}
    address = f"/job-fair/{fair_id}/sesi/{session_id}/daftar"

    def check_in(number: int) -> None:
        event = {"id": f"e{number}-{fair_id.hex[:12]}", "kind": "gate", "code": codes[number + 10], "at": at, "guard": "first"}
        answer = client.post("/alat-job-fair/sinkron", json={"events": [event]}, headers=heads)
        assert answer.json["answers"][0][1] == "first", answer.text

    def register(number: int) -> None:
        facts = {"name": f"Orang {number}", "phone": f"0815{number + 10:08d}", "form_id": f"r{number}-{fair_id.hex[:12]}"}
        assert client.post(address, data=facts).status_code == 302

    print(f"floor: a bare Flask view    {cost(lambda _: floor.get('/'), rounds):6.2f} CPU ms")
    print(f"check-in of one ticket      {cost(check_in, rounds):6.2f} CPU ms")
    print(f"registration to ticket      {cost(register, rounds):6.2f} CPU ms")
    print(f"fair page                   {cost(lambda _: client.get(f'/job-fair/{fair_id}'), rounds):6.2f} CPU ms")
    page = client.get(f"/job-fair/{fair_id}", headers={"Accept-Encoding": "gzip"})
    print(json.dumps({"fair page bytes": len(page.data)}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--requests", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        url = options.database or f"sqlite:///{state / 'fair.sqlite3'}"
        build_places(url, state)
        app = create_app(test_settings(url, state, is_demo=True))
        app.config["WTF_CSRF_ENABLED"] = False
        costs(app, options.requests)
        seconds = [rush(app, 20) for _ in range(options.rounds)]
        print(f"200 at once for 20 places, {options.rounds} times: exactly 20 each time, slowest {max(seconds):.2f} s")
        print(f"200 at once for 50 places: exactly 50, all answered in {rush(app, 50):.2f} s")


if __name__ == "__main__":
    main()
