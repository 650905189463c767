"""A disk that is full while something is written: the visitor is told, nothing is half there, and with room again all works."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.extensions.db import db
from jobmatch.models import AuditEvent, FairRegistration
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import fairs

SYSTEM = Actor.system()


@pytest.mark.one_database
def test_a_full_disk_refuses_in_words_stores_nothing_half_and_mends_itself(committed_app: Flask) -> None:
    app = committed_app
    app.testing = False
    with app.app_context():
        start = clock.now() + timedelta(days=1)
        plan = fairs.SessionPlan(start, start + timedelta(hours=2), 5000, door="A")
        fair_id = fairs.plan_fair(SYSTEM, "Job Fair", "GSG", clock.today(), clock.today() + timedelta(days=2), (plan,))
        session_id = list_sessions(fair_id)[0].id
        pages = db.session.scalar(sa.text("PRAGMA page_count"))
        db.session.remove()

        @sa.event.listens_for(db.engine, "connect")
        def limit(connection, _record) -> None:  # SQLite then behaves as on a full disk
            connection.execute(f"PRAGMA max_page_count={pages}")

        db.engine.dispose()
    client, statuses = app.test_client(), []
    for number in range(200):
        facts = {"name": f"Orang {number}", "phone": f"0815{number:08d}", "form_id": f"form-{number}"}
        statuses.append(client.post(f"/job-fair/{fair_id}/sesi/{session_id}/daftar", data=facts).status_code)
        if statuses[-1] == 500:
            break
    assert statuses[-1] == 500
    with app.app_context():
        tickets = db.session.scalar(sa.select(sa.func.count()).select_from(FairRegistration))
        assert tickets == statuses.count(302), "who was answered has a ticket, and nobody else"
        assert db.session.scalar(sa.text("PRAGMA integrity_check")) == "ok"
        acts = db.session.scalar(sa.select(sa.func.count()).where(AuditEvent.action.contains("register")))
        assert acts in (0, tickets)
        db.session.remove()
        sa.event.remove(db.engine, "connect", limit)
        db.engine.dispose()
    facts = {"name": "Orang lagi", "phone": "081599999999", "form_id": "form-lagi"}
    assert client.post(f"/job-fair/{fair_id}/sesi/{session_id}/daftar", data=facts).status_code == 302
