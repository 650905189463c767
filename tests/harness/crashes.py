"""Work that is cut off in the middle: check-ins, an import, closing and signing at once; what was confirmed, what is there."""

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import DeviceKind, Role
from jobmatch.domain.issued_reports import checksum
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import AuditEvent, FairRegistration, FairVisit, IssuedReport, LedgerMonth, Person
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import fair_devices, fairs
from tests.factories import ledger as office
from tests.factories.accounts import account_for
from tests.harness.client import set_up_code_app
from tests.harness.office import Pass, ask, signed_in
from tests.services.test_ak1_books import row, workbook

SYSTEM = Actor.system()
TICKETS, BOOK_ROWS = 40, 60
NAME = "Orang Buku"
BOUNDARY = "----batas"


@dataclass
class Work:
    """What is sent, and which of it was confirmed."""

    month: Month
    head: Pass
    secret: str
    codes: list[str]
    confirmed: set[str] = field(default_factory=set)

    def all_at_once(self, port: int, enough: Callable[["Work"], bool]) -> list[threading.Thread]:
        """Begin everything in threads and return when ``enough`` says so."""
        jobs = [self.check_in_all, self.import_book, self.close_and_sign]
        threads = [threading.Thread(target=_until_it_breaks, args=(job, port)) for job in jobs]
        for thread in threads:
            thread.start()
        until = time.monotonic() + 60
        while not enough(self) and any(thread.is_alive() for thread in threads) and time.monotonic() < until:
            time.sleep(0.005)
        return threads

    def check_in_all(self, port: int) -> None:
        for number, code in enumerate(self.codes):
            event = {
                "id": f"pintu-{number}",
                "kind": "gate",
                "code": code,
                "at": int(clock.now().timestamp() * 1000),
                "guard": "first",
            }
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            headers = {"Authorization": f"Bearer {self.secret}", "Content-Type": "application/json"}
            connection.request("POST", "/alat-job-fair/sinkron", json.dumps({"events": [event]}), headers)
            answer = connection.getresponse()
            if answer.status == http.client.OK and json.loads(answer.read())["answers"][0][1] == "first":
                self.confirmed.add(code)
            connection.close()

    def import_book(self, port: int) -> None:
        day = clock.today()
        rows = [
            row(
                f"{n:05}/AK1/{day:%m/%Y}",
                f"{day:%d-%m-%Y}",
                f"{NAME} {n}",
                born=f"{n % 28 + 1:02}-{n % 12 + 1:02}-{1990 + n % 12}",
            )
            for n in range(1, BOOK_ROWS + 1)
        ]
        fields = {"write": b"y", "csrf_token": self.head.csrf.encode(), 'file"; filename="buku.xlsx': workbook(*rows)}
        body = b"".join(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + value + b"\r\n"
            for name, value in fields.items()
        )
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"Cookie": self.head.cookie, "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        connection.request("POST", "/ipk/mulai/buku", body + f"--{BOUNDARY}--\r\n".encode(), headers)
        if connection.getresponse().status == http.client.FOUND:
            self.confirmed.add("book")
        connection.close()

    def close_and_sign(self, port: int) -> None:
        for name, path in (("closed", "tutup-bulan"), ("signed", "terbitan")):
            if ask(port, "POST", f"/ipk/{path}/{self.month}", self.head, {})[0] == http.client.FOUND:
                self.confirmed.add(name)


def _until_it_breaks(job: Callable[[int], None], port: int) -> None:
    try:
        job(port)
    except (OSError, http.client.HTTPException):
        return


def prepare(app: Flask) -> Work:
    """Plan a fair with tickets, book a month that can be closed, and sign the section head in."""
    month = Month.of(clock.today()).previous
    with app.app_context():
        day = clock.now() + timedelta(days=1)
        plan = fairs.SessionPlan(day, day + timedelta(hours=2), TICKETS, door="A")
        fair_id = fairs.plan_fair(SYSTEM, "Job Fair putus", "GSG", clock.today(), clock.today() + timedelta(days=2), (plan,))
        session_id = list_sessions(fair_id)[0].id
        guests = [fairs.Guest(f"Tamu {number}", f"0813{number:08d}") for number in range(TICKETS)]
        codes = [fairs.register_guest(SYSTEM, fair_id, guest, fairs.Wish(session_id)).code for guest in guests]
        _, token = fair_devices.add_device(SYSTEM, fair_id, fair_devices.DevicePlan(DeviceKind.GATE, "HP", "A"))
        secret, _ = fair_devices.bind_device(token)
        with office.at(month.first_day):
            for _ in range(5):
                office.register(office.person(), month.first_day)
        account_id = account_for(Role.SECTION_HEAD)[0]
        set_up_code_app(account_id)
        db.session.remove()
    return Work(month, signed_in(app, account_id), secret, codes)


def check(app: Flask, work: Work) -> Counter[str]:
    """Assert that what was confirmed is there, whole and once; return how much there is of each."""
    with app.app_context():
        db.session.remove()
        found = sa.select(FairRegistration.code).join(FairVisit, FairVisit.registration_id == FairRegistration.id)
        visited = Counter(db.session.scalars(found))
        assert set(work.confirmed) - {"book", "closed", "signed"} <= set(visited), "a confirmed check-in is gone"
        assert max(visited.values(), default=1) == 1, "somebody came in twice"
        people = db.session.scalar(sa.select(sa.func.count()).where(Person.full_name.startswith(NAME)))
        assert people in ((BOOK_ROWS,) if "book" in work.confirmed else (0, BOOK_ROWS)), "an import is half there"
        months = list(db.session.scalars(sa.select(LedgerMonth)))
        assert [month.checksum for month in months] == [checksum(month.content) for month in months]
        assert "closed" not in work.confirmed or len(months) == 1
        reports = list(db.session.scalars(sa.select(IssuedReport)))
        assert "signed" not in work.confirmed or len(reports) == 1
        assert len(months) <= 1
        assert len(reports) <= 1
        acts = Counter(db.session.scalars(sa.select(AuditEvent.action)))
        assert (acts["close_month"], acts["issue_report"]) == (len(months), len(reports)), "an act and its record part"
        counts = Counter(visits=len(visited), people=people or 0, months=len(months), reports=len(reports))
        db.session.remove()
        db.engine.dispose()
    return counts


COMPLETE = Counter(visits=TICKETS, people=BOOK_ROWS, months=1, reports=1)
