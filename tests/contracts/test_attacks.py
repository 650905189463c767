"""Own attacks on the whole made-up world: strangers write to every id, words that are commands, addresses to be fetched."""

import ast
from collections import Counter
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import scoped_session

from jobmatch.domain.enums import Role
from jobmatch.extensions import table_copies
from jobmatch.extensions.db import db
from jobmatch.models import Village
from tests.contracts.source_files import modules, tree_of
from tests.contracts.test_safety import OTHERS, things
from tests.factories.accounts import account_for
from tests.harness.client import CarefulClient

pytestmark = [pytest.mark.slow, pytest.mark.one_database]

# Read logs, and what notes the attempt itself.
MAY_GROW = {"audit_events", "account_sessions", "sign_in_attempts", "jobs"}
# Everything that some form asks for, so that a stranger's post gets past the forms and as far as the services.
TYPED = {
    "reason": "sebab", "note": "catatan", "words": "kata", "answer": "ya", "reply": "1", "digits": "1234", "is_given": "1",
    "action": "accept", "decision": "accept", "outcome": "interviewed", "name": "Nama", "title": "Kasir", "month": "2026-10",
    "started_on": "2026-11-01", "ended_on": "2026-11-02", "date": "2026-11-02", "count": "1", "state": "accepted", "text": "isi",
}  # fmt: skip

# A vacancy and a fair are for everybody: applying and registering are a stranger's own acts.
OPEN_TO_ALL = {"seekers.apply", "fairs.register_for_fair"}


def addresses_to_post(app: Flask) -> list[tuple[str, str]]:
    """Return every address that takes a post and names a thing, with things of the made-up world in it."""
    adapter, found = app.url_map.bind("localhost"), []
    for rule in app.url_map.iter_rules():
        names = tuple(
            name for name in rule._converters if name not in OTHERS and type(rule._converters[name]).__name__ == "UUIDConverter"
        )
        if "POST" not in (rule.methods or set()) or not names or rule.endpoint in OPEN_TO_ALL:
            continue
        fixed = {name: OTHERS[name] for name in rule.arguments if name in OTHERS}
        for name, converter in rule._converters.items():
            if name not in names and name not in fixed:
                fixed[name] = sorted(converter.items)[0] if hasattr(converter, "items") else 1
        found += [(rule.endpoint, adapter.build(rule.endpoint, fixed | values)) for values in things(names)[:1]]
    return found


def rows_by_table() -> dict[str, str]:
    connection = db.session.connection()
    tables = [table for table in db.metadata.sorted_tables if table.name not in MAY_GROW]
    return {table.name: table_copies.tally_of(connection, table.name, table_copies.describe(table)).sum for table in tables}


@pytest.mark.parametrize("role", [Role.SEEKER, Role.EMPLOYER, Role.VILLAGE_OFFICER])
def test_a_stranger_who_posts_to_every_id_of_others_changes_nothing(role: Role, world_app: Flask, world: scoped_session) -> None:
    last = world.scalars(sa.select(Village.code).order_by(Village.code.desc())).first()
    scope = {"village_code": last} if role is Role.VILLAGE_OFFICER else {}
    client: CarefulClient = world_app.test_client()
    client.sign_in(account_for(role, **scope))
    targets, before, answers = addresses_to_post(world_app), rows_by_table(), Counter[int]()
    assert len(targets) > 60
    for _endpoint, address in targets:
        answers[client.post(address, data=TYPED).status_code] += 1
    after = rows_by_table()
    assert {name for name in before if before[name] != after[name]} == set()
    assert {status for status in answers if status >= 500} == set()


WORDS = (
    "{{ 7 * 7 }}",
    "${7*7}",
    "' OR '1'='1",
    "'; DROP TABLE people; --",
    "%' UNION SELECT nik FROM people --",
    "<script>alert(1)</script>",
)


@pytest.mark.parametrize("word", WORDS)
def test_words_that_are_commands_elsewhere_are_words_here(word: str, world_client: Callable[[str], CarefulClient]) -> None:
    visitor, office = world_client("pencari"), world_client("penempatan")
    for client, path in ((visitor, "/lowongan"), (office, "/orang"), (office, "/penempatan"), (office, "/laporan-desa")):
        answer = client.get(path, query_string=dict.fromkeys(("q", "kata", "nama", "cari", "kecamatan", "halaman"), word))
        assert answer.status_code < 500, path
        assert "<script>alert(1)" not in answer.text
    found = office.post("/orang/cari", data={"words": word, "q": word, "name": word})
    assert found.status_code < 500


def test_the_site_fetches_no_address_that_somebody_typed() -> None:
    """Only these call out, each to an address from the settings: gateways, and the statistics office's interface."""
    callers = {name for name in modules() for node in ast.walk(tree_of(name)) if is_call_out(node)}
    assert callers <= {"jobmatch/extensions/gateways.py", "jobmatch/extensions/bps_api.py"}


def is_call_out(node: ast.AST) -> bool:
    names = {"urllib.request", "http.client", "requests", "httpx", "aiohttp", "smtplib", "socket", "ftplib"}
    if isinstance(node, ast.Import):
        return any(alias.name in names for alias in node.names)
    return isinstance(node, ast.ImportFrom) and node.module in names
