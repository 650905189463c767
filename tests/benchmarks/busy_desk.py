"""A busy day at the desk, simulated: 300 people, three clerks. Run by hand: `python -m tests.benchmarks.busy_desk 300 3`.

People fill in the short form while they queue; each clerk calls, opens the page, types the NIK from the KTP and sends.
What the machine needs is measured (requests in this process, SQLite, no network). What hands need is counted: keys and
taps, at so many seconds each. What eyes need - comparing KTP and face, handing over the paper - is not known and is left
over of the 45 seconds.
"""

import os
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import mean

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade

from jobmatch.app import create_app
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.services import accounts, sessions
from jobmatch.services.places import load_places
from tests.harness.client import set_up_code_app
from tests.harness.seed import test_settings

VILLAGE = "17.02.11.2012"
AIM = 45.0
KEY_SECONDS, TAP_SECONDS = 0.28, 1.1
"""A key of somebody who types forty words a minute, and a point-and-tap: Card, Moran and Newell's keystroke-level model."""
DIGITS_OF_NIK = 16
BY_PHONE = {"keys": DIGITS_OF_NIK + 1, "taps": 2}
"""NIK and Enter; camera on, photo taken. Everything else stands there from the short form."""
BY_PAPER = {"keys": 14 + 10 + 16 + 6 + 20 + 12 + 11, "taps": 2 + 2}
"""Name, birth date, NIK, place, address, number; Tab between eleven fields; sex, village and three lists by their first
letters are among the Tabs' keys; camera as above."""


def main(people: int, clerks: int) -> None:
    """Print what the machine needed, what hands need by the count, and what is left for eyes."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(test_settings(f"sqlite:///{folder}/benchmark.sqlite3", Path(folder) / "state"))
        app.config["WTF_CSRF_ENABLED"] = False
        app.config["RATELIMIT_ENABLED"] = False
        with app.app_context():
            upgrade()
            load_places()
        desks = [_clerk(app, number) for number in range(clerks)]
        desks[0].post("/loket/ramai", data={"opens_at": "08.00", "desk_count": str(clerks), "seconds_each": "90"})
        queued = _queue(app, people)
        spans, cpu = _serve_all(desks)
    _tell(people, clerks, queued, spans, cpu)


def _clerk(app: Flask, number: int) -> FlaskClient:
    with app.app_context():
        account_id = accounts.create_account(Actor.system(), Role.COUNTER, f"Petugas {number + 1}")
        set_up_code_app(account_id)
        key = sessions.open_session(account_id)
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = key
    return client


def _queue(app: Flask, people: int) -> float:
    phone, started = app.test_client(), time.process_time()
    for number in range(people):
        name = "Orang " + "".join(chr(97 + int(digit)) for digit in str(number))
        form = {"full_name": name, "birth_date": "17-04-2003", "sex": "P", "village_code": VILLAGE, "birth_place": "Curup"}
        answer = phone.post("/antre", data=form | {"religion": "Islam", "address": "RT 1", "education": "sma"})
        assert answer.status_code == 302, answer.text
    return (time.process_time() - started) * 1000 / people


def _serve_all(desks: list[FlaskClient]) -> tuple[list[float], float]:
    spans: list[float] = []
    started = time.process_time()
    threads = [threading.Thread(target=_work, args=(desk, number, spans)) for number, desk in enumerate(desks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return spans, (time.process_time() - started) * 1000 / max(1, len(spans))


def _work(desk: FlaskClient, number: int, spans: list[float]) -> None:
    address, count = desk.post("/loket/ramai/panggil").location, 0
    while "/loket/ramai/" in address:
        started = time.perf_counter()
        assert desk.get(address).status_code == 200
        nik = f"170211570403{number + 1}{count:03d}"
        answer = desk.post(address, data={"nik": nik, "birth_place": "Curup", "religion": "Islam", "address": "RT 1"})
        assert answer.status_code == 302, answer.text
        spans.append(time.perf_counter() - started)
        address, count = answer.location, count + 1


def _tell(people: int, clerks: int, queued: float, spans: list[float], cpu: float) -> None:
    ordered = sorted(spans)
    worst = ordered[int(len(ordered) * 0.95)]
    print(f"{people} people, {clerks} clerks, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"short form while queuing: {queued:.1f} CPU ms a person; at the desk: {cpu:.1f} CPU ms a person")
    print(f"the machine's part at the desk, wall: mean {mean(spans):.2f} s, 95 of 100 under {worst:.2f} s ({len(spans)} cards)")
    for name, counted in (("form by phone", BY_PHONE), ("form on paper", BY_PAPER)):
        hands = counted["keys"] * KEY_SECONDS + counted["taps"] * TAP_SECONDS
        left = AIM - hands - worst
        what = f"{name}: {counted['keys']} keys, {counted['taps']} taps"
        print(f"{what} = {hands:.0f} s of hands; {left:.0f} s of {AIM:.0f} left for eyes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300, int(sys.argv[2]) if len(sys.argv) > 2 else 3)
