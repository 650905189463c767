"""The month page and the board at full size: CPU ms and SQL statements a request, on the database that DATABASE_URL names.

Run: `./run python -m tests.benchmarks.village_month --people 288582 --months 12`. It fills an empty, migrated database of its
own (rows by bulk insert), then asks each page several times and prints the median CPU time of this process.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from random import Random
from typing import Any

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.enums import HowKnown, LabourStatus, MonthState, ObservationSource, Role, RowAnswer, Sex
from jobmatch.domain.periods import Month, months_between
from jobmatch.extensions.db import db, new_id, transaction
from jobmatch.models import LabourObservation, Person, VillageMonth, VillageMonthRow
from jobmatch.queries.places import list_village_codes
from jobmatch.services import month_counts
from tests.benchmarks.empty_site import add_url, empty_site
from tests.factories.accounts import account_for

LISTED = 60
PORTION = 5000
TIMES = 15


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=288_582)
    words.add_argument("--months", type=int, default=12)
    add_url(words)
    chosen = words.parse_args()
    with empty_site(chosen.url) as app:
        app.config["WTF_CSRF_ENABLED"] = False
        with app.app_context():
            month_id = fill(chosen.people, chosen.months)
            village = account_for(Role.VILLAGE_OFFICER)
            head = account_for(Role.SECTION_HEAD)
        print(f"{chosen.people} people, {chosen.months} months; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        measure(app, village, f"/bulan-desa/{month_id}")
        measure(app, head, "/laporan-desa")
        measure(app, head, "/laporan-desa/ketepatan")
        measure(app, head, "/laporan-desa/menunggu")
        measure(app, village, f"/bulan-desa/{month_id}/cari-orang?nama=warga 12")


def fill(people: int, months: int) -> Any:
    """People on file, and months with sixty people each, the newest one open; returns the first village's open month."""
    source, codes = Random(1), list_village_codes()
    this_month = Month.of(clock.today())
    periods = list(months_between(this_month.shifted(-months), this_month))
    persons = [_person(number, codes[number % len(codes)], source) for number in range(people)]
    with transaction():
        _insert(Person, iter(persons))
    by_village: dict[str, list[dict[str, Any]]] = {code: [] for code in codes}
    for person in persons:
        by_village[person["village_code"]].append(person)
    opened = None
    for period in periods:
        ids = _month(period, by_village, is_open=period == this_month)
        month_counts.count_months(period.first_day, codes)
        opened = ids[codes[0]]
        db.session.expunge_all()
    return opened


def _person(number: int, code: str, source: Random) -> dict[str, Any]:
    name = f"Warga {number}"
    return {
        "id": new_id(),
        "full_name": name,
        "name_key": name.casefold(),
        "birth_year": source.randint(1950, 2010),
        "sex": source.choice(list(Sex)),
        "village_code": code,
        "created_at": clock.now(),
    }


def _month(period: Month, by_village: dict[str, list[dict[str, Any]]], *, is_open: bool) -> dict[str, Any]:
    ids = {code: new_id() for code in by_village}
    sent = {} if is_open else {"submitted_at": clock.now(), "first_submitted_at": clock.now()}
    state = MonthState.NOT_STARTED if is_open else MonthState.ACCEPTED_OFFICE
    months = [
        {"id": month_id, "village_code": code, "month": period.first_day, "opened_at": clock.now(), "state": state, **sent}
        for code, month_id in ids.items()
    ]
    listed = [(code, person) for code, people in by_village.items() for person in people[:LISTED]]
    seen = [_observation(person, period.first_day) for _, person in listed]
    rows = [
        {
            "id": new_id(),
            "village_month_id": ids[code],
            "person_id": person["id"],
            "number": number % LISTED + 1,
            "carried_observation_id": observation["id"],
            **({} if is_open else {"answer": RowAnswer.STILL_NOT_WORKING, "how_known": HowKnown.MET}),
        }
        for number, ((code, person), observation) in enumerate(zip(listed, seen, strict=True))
    ]
    with transaction():
        _insert(VillageMonth, iter(months))
        _insert(LabourObservation, iter(seen))
        _insert(VillageMonthRow, iter(rows))
    return ids


def _observation(person: dict[str, Any], on: date) -> dict[str, Any]:
    return {
        "id": new_id(),
        "person_id": person["id"],
        "valid_on": on,
        "recorded_at": clock.now(),
        "status": LabourStatus.UNEMPLOYED,
        "source": ObservationSource.VILLAGE_MONTH,
        "source_id": f"{on}:{person['id']}",
    }


def _insert(table: type, rows: Iterator[dict[str, Any]]) -> None:
    while portion := list(islice(rows, PORTION)):
        db.session.execute(sa.insert(table), portion)


def measure(app: Any, account: Any, address: str) -> None:
    """Ask for a page and print the median CPU time, the statements and the bytes."""
    client = app.test_client()
    with app.app_context():
        _sign_in(app, client, account)
    client.environ_base["HTTP_ACCEPT_ENCODING"] = "gzip"
    client.get(address)
    sent: list[str] = []
    note: Callable[..., None] = lambda *words: sent.append(words[2])  # noqa: E731 - a listener of one line
    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    spent = []
    for _ in range(TIMES):
        start = time.process_time()
        answer = client.get(address)
        spent.append((time.process_time() - start) * 1000)
        assert answer.status_code == 200, answer.status_code
    sa.event.remove(sa.Engine, "before_cursor_execute", note)
    name, cost = address.split("?", maxsplit=1)[0][:60], statistics.median(spent)
    print(f"{name:60} {cost:7.1f} CPU ms {len(sent) // TIMES:4d} SQL {len(answer.data):8d} bytes as they travel")


def _sign_in(app: Any, client: Any, account: Any) -> None:
    from jobmatch.services import sessions
    from tests.harness.client import set_up_code_app

    set_up_code_app(account[0])
    key = sessions.open_session(account[0])
    with client.session_transaction() as session:
        session["_user_id"] = key


if __name__ == "__main__":
    main()
