"""The whole made-up world asked for by every role: no GET changes anything, no page shows a number or a stranger's name."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import scoped_session
from werkzeug.test import TestResponse

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import Account, Family, Person
from jobmatch.queries.reach import within_reach
from jobmatch.queries.referrals import people_referred_to
from tests.factories.sign_ins import actor_of
from tests.harness.client import CarefulClient

pytestmark = [pytest.mark.slow, pytest.mark.one_database]

# What the names in addresses stand for, where it is not the plural of the table.
TABLES = {
    "invitation_id": "candidate_invitations",
    "message_id": "outbox_messages",
    "card_id": "ak1_cards",
    "request_id": "data_requests",
    "block_id": "ak1_blocks",
    "person_id": "people",
    "family_id": "families",
    "import_id": "poverty_imports",
    "care_id": "family_cares",
    "double_id": "suspected_doubles",
    "merge_id": "person_merges",
    "move_id": "person_moves",
    "errand_id": "errands",
    "vacancy_id": "vacancies",
    "month_id": "village_months",
    "row_id": "village_month_rows",
    "booth_id": "fair_booths",
    "device_id": "fair_devices",
    "session_id": "fair_sessions",
    "registration_id": "fair_registrations",
    "visit_id": "fair_visits",
    "upload_id": "village_month_uploads",
    "finding_id": "village_month_findings",
    "paper_id": "village_month_papers",
    "report_id": "issued_reports",
    "correction_id": "answer_corrections",
    "fair_result_id": "fair_results",
    "event_id": "ledger_events",
    "figure_id": "published_figures",
    "pack_id": "packs",
    "meeting_id": "forum_meetings",
    "decision_id": "forum_decisions",
    "slip_id": "desk_slips",
    "file_id": "person_papers",
}
LINK = re.compile(r'href="(/[^"#]*)')
OTHERS = {"month": "2026-10", "token": "tidak-ada", "code": "TIDAKADA", "sequence": 1}
WRITES = re.compile(r"(INSERT INTO|UPDATE|DELETE FROM) (?!audit_events\b)", re.IGNORECASE)
SIXTEEN_DIGITS = re.compile(r"\b\d{4}[ .]?\d{4}[ .]?\d{4}[ .]?\d{4}\b")
EACH = 2
LOGINS = ("desa", "kecamatan", "loket", "penempatan", "kabid", "kadis", "dinsos", "admin", "pencari", "usaha")
# Roles that never see more people than ``within_reach`` says; the office sees all, employers see who agreed.
BOUND = ("desa", "kecamatan", "dinsos", "admin", "pencari")


def things(names: tuple[str, ...]) -> list[dict[str, object]]:
    """Return values for the names in an address: rows from the start, the middle and the end of the last one's table.

    The names before it are filled from the same row where it has them, so that nested addresses lead somewhere.
    """
    tables = [db.metadata.tables.get(TABLES.get(name, name.removesuffix("_id") + "s")) for name in names]
    unknown = [name for name, table in zip(names, tables, strict=True) if table is None]
    assert not unknown, f"tests/contracts/test_safety.py does not know what {unknown} stand for"
    child = tables[-1]
    found = db.session.execute(sa.select(child).order_by(child.c.id)).all()
    step = max(1, len(found) // EACH)
    picked = [*found[::step][:EACH], *found[-1:]]
    parents = [next((key.parent.name for key in child.foreign_keys if key.column.table is table), None) for table in tables[:-1]]
    columns = [*parents, "id"]
    rows = [
        {name: getattr(row, column) if column else None for name, column in zip(names, columns, strict=True)} for row in picked
    ]
    return [{name: value or UUID(int=0) for name, value in row.items()} for row in rows or [dict.fromkeys(names)]]


def addresses(app: Flask) -> Iterator[str]:
    """Return every address that can be got, with real things in it."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static" or "GET" not in (rule.methods or set()):
            continue
        fixed = {name: OTHERS[name] for name in rule.arguments if name in OTHERS}
        fixed |= {n: sorted(c.items)[0] for n, c in rule._converters.items() if type(c).__name__ == "AnyConverter"}
        names = tuple(name for name in rule._converters if name not in fixed)
        for values in things(names) if names else [{}]:
            yield adapter.build(rule.endpoint, fixed | values)


def crawled(client: CarefulClient, app: Flask) -> Iterator[tuple[str, TestResponse]]:
    """Follow the links from home as the role would; of each kind of page a few are opened."""
    adapter = app.url_map.bind("localhost")
    waiting, seen, opened = ["/"], {"/"}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        yield address, answer
        for link in sorted(set(LINK.findall(answer.text if is_page(answer) else ""))):
            kind = adapter.match(urlsplit(link).path)[0]
            if link not in seen and opened[kind] < EACH and kind != "static":
                seen.add(link)
                opened[kind] += 1
                waiting.append(link)


def asked_for(client: CarefulClient, app: Flask) -> Iterator[tuple[str, TestResponse]]:
    """Return each page of the site as this client gets it: what it is led to, and what it only guesses."""
    yield from crawled(client, app)
    yield from ((address, client.get(address)) for address in addresses(app))


def plain_text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def is_page(answer: TestResponse) -> bool:
    return answer.status_code == 200 and answer.mimetype.startswith("text/")


@pytest.mark.parametrize("login", LOGINS)
def test_get_changes_nothing_and_tells_nobody_what_is_not_theirs(
    login: str, world_app: Flask, world: scoped_session, world_client: Callable[[str], CarefulClient], statements
) -> None:
    numbers = {*db.session.scalars(sa.select(Person.nik)), *db.session.scalars(sa.select(Family.kk))} - {None}
    strangers = names_out_of_reach(actor_of(account_named(login))) if login in BOUND else set()
    client = world_client(login)
    before, pages, failed, shown, named = len(statements()), 0, [], [], {}
    for address, answer in asked_for(client, world_app):
        if answer.status_code >= 500:
            failed.append(address)
        if not is_page(answer):
            continue
        pages += 1
        text = plain_text(answer.text)
        if numbers & {re.sub(r"\D", "", found) for found in SIXTEEN_DIGITS.findall(answer.text)}:
            shown.append(address)
        if found := {name for name in strangers if name in text}:
            named[address] = sorted(found)[:3]
    assert failed == []
    assert pages > 8
    assert shown == [], "a NIK or KK stands in full on a page that can be reloaded"
    assert named == {}, "people are named who are out of this role's reach"
    assert [text for text in statements()[before:] if WRITES.match(text)] == []


def account_named(login: str) -> UUID:
    return db.session.scalars(sa.select(Account.id).where(Account.login == login)).one()


def names_out_of_reach(actor: Actor) -> set[str]:
    """Return full names that only people out of reach bear, and nobody else on the site."""
    referred = Person.id.in_(people_referred_to(actor.agency)) if actor.role is Role.SECTOR_OFFICER else sa.false()
    in_reach = within_reach(actor) | referred
    outside = list(db.session.scalars(sa.select(Person.full_name).where(sa.not_(in_reach))))
    inside = set(db.session.scalars(sa.select(Person.full_name).where(in_reach)))
    public = set(db.session.scalars(sa.select(Account.display_name).where(Account.role != Role.SEEKER)))
    seen = "\n".join(inside | public)  # a name may be part of a longer one that is theirs to see
    return {name for name in outside if len(name.split()) > 1 and name not in seen}
