"""A fair's day with phones at its doors and a booth."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import DeviceKind
from jobmatch.extensions.db import db
from jobmatch.models import FairRegistration, FairScan, FairVisit, Placement
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import fair_devices, fairs
from jobmatch.services.fair_devices import DevicePlan, Phone
from jobmatch.services.fair_uploads import Told
from tests.factories.offers import employer_actor, seeker_actor

SYSTEM = Actor.system()
NINE = datetime(2026, 6, 3, 2, tzinfo=UTC)


class Day:
    """A fair with three tickets, two doors and a booth."""

    def __init__(self) -> None:
        start = clock.now() + timedelta(hours=1)
        plan = fairs.SessionPlan(start, start + timedelta(hours=4), 10, door="utara")
        self.fair_id = fairs.plan_fair(
            SYSTEM, "Job Fair Contoh", "GSG", clock.today(), clock.today() + timedelta(days=1), (plan,)
        )
        session_id = list_sessions(self.fair_id)[0].id
        people = [seeker_actor(f"Orang {number}").person_id for number in range(3)]
        self.codes = [fairs.register_for_fair(SYSTEM, self.fair_id, session_id, person_id).code for person_id in people]
        booth_id = fairs.add_booth(SYSTEM, self.fair_id, employer_actor().employer_id, "A1")
        self.north, self.south = self.bound(DeviceKind.GATE, "utara"), self.bound(DeviceKind.GATE, "selatan")
        self.booth = self.bound(DeviceKind.BOOTH, "", booth_id)

    def bound(self, kind: DeviceKind, door: str, booth_id: UUID | None = None) -> Phone:
        _, token = fair_devices.add_device(SYSTEM, self.fair_id, DevicePlan(kind, f"HP {door}", door, booth_id))
        secret, _ = fair_devices.bind_device(token)
        return fair_devices.recognise(secret)

    def state(self) -> object:
        """Return visits, results, hires and what was told, in words that do not depend on this one fair."""
        v, r = FairVisit, FairRegistration
        visits = sa.select(r.code, v.kind, v.seen_at, v.client_id, v.result).join(r, r.id == v.registration_id)
        hires = sa.select(r.code).join(Placement, Placement.person_id == r.person_id).where(Placement.employer_says.is_(True))
        scans = sa.select(FairScan.code, FairScan.seen_at, FairScan.guard_verdict, FairScan.client_id)
        asked = (
            visits.where(v.fair_id == self.fair_id),
            hires.where(r.fair_id == self.fair_id),
            scans.where(FairScan.fair_id == self.fair_id),
        )
        rows = [db.session.execute(one).all() for one in asked]
        return [sorted((self.codes.index(row[0]), *map(str, row[1:])) for row in found) for found in rows]


def told(client_id: str, kind: str, code: str, minutes: int, /, **facts: object) -> Told:
    return Told(client_id, kind, code, NINE + timedelta(minutes=minutes), "first", True, dict(facts))
