"""CPU of one person from registration to a fair ticket, services and database in this process: run it by hand.

`python -m tests.benchmarks.registration_to_ticket 200` builds a database of its own in a temporary folder.
The password's hash is made slow on purpose and is measured apart.
"""

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from flask_migrate import upgrade

from jobmatch import clock
from jobmatch.app import create_app
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Sex
from jobmatch.extensions.db import db
from jobmatch.extensions.passwords import hash_password
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import fairs, seekers
from jobmatch.services.places import load_places
from tests.harness.seed import test_settings

VILLAGE = "17.02.11.2012"
WARM_UP = 10


def main(count: int) -> None:
    """Print the mean CPU time per person."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(test_settings(f"sqlite:///{folder}/benchmark.sqlite3", Path(folder) / "state"))
        with app.app_context():
            upgrade()
            load_places()
            fair_id, session_id = _fair(count + WARM_UP)
            for number in range(WARM_UP):
                _person(number, fair_id, session_id)
            started = time.process_time()
            for number in range(WARM_UP, WARM_UP + count):
                _person(number, fair_id, session_id)
            spent = (time.process_time() - started) * 1000 / count
            started = time.process_time()
            hash_password("tiga kata contoh")
            hashing = (time.process_time() - started) * 1000
    print(f"registration to ticket: {spent:.1f} CPU ms a person ({count} people); hash of a password: {hashing:.1f} CPU ms")


def _fair(places: int) -> tuple[UUID, UUID]:
    today = clock.today()
    session = fairs.SessionPlan(clock.now(), clock.now() + timedelta(hours=4), places)
    fair_id = fairs.plan_fair(Actor.system(), "Job Fair Contoh", "GSG", today, today, (session,))
    return fair_id, list_sessions(fair_id)[0].id


def _person(number: int, fair_id: UUID, session_id: UUID) -> None:
    details = seekers.SeekerDetails(f"Orang {_letters(number)}", date(2000, 1, 1), Sex.FEMALE, VILLAGE, phone="081234567890")
    person_id = seekers.register_seeker(Actor.system(), details)
    fairs.register_for_fair(Actor.system(), fair_id, session_id, person_id)
    db.session.remove()


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
