"""Every endpoint is marked, stands in the table of roles, is tried by every role, and has a plain address."""

import re
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from jobmatch.access import allowed_roles
from jobmatch.domain.enums import Role
from tests.contracts.endpoint_roles import ENDPOINT_ROLES, EVERYBODY
from tests.factories.accounts import account_for
from tests.harness.client import CarefulClient

pytestmark = pytest.mark.one_database

NOBODYS = UUID("00000000-0000-7000-8000-000000000000")
SAMPLES = {
    "UUIDConverter": NOBODYS,
    "UnicodeConverter": "tidak-ada",
    "IntegerConverter": 1,
    "PathConverter": "tidak/ada",
}
SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?")
WRITES = re.compile(r"(INSERT INTO|UPDATE|DELETE FROM) (?!audit_events\b)", re.IGNORECASE)
ACTORS = sorted(set(Role) - {Role.SYSTEM})


def rules(app: Flask) -> list[Rule]:
    return sorted((rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"), key=lambda rule: rule.endpoint)


def requests(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Return (endpoint, method, address) for everything that can be asked, about things that do not exist."""
    with app.test_request_context():
        for rule in rules(app):
            values = {name: sample(converter) for name, converter in rule._converters.items()}
            address = app.url_map.bind("localhost").build(rule.endpoint, values)
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield rule.endpoint, method, address


def sample(converter: object) -> object:
    kind = type(converter).__name__
    return sorted(converter.items)[0] if kind == "AnyConverter" else SAMPLES[kind]


def line(endpoint: str, roles: set[Role]) -> str:
    words = "EVERYBODY" if roles == EVERYBODY else "{" + ", ".join(f"Role.{role.name}" for role in sorted(roles)) + "}"
    return f'    "{endpoint}": {words},'


def was_refused(answer: TestResponse, address: str) -> bool:
    """Later steps of signing in lead back to the first one without refusing anybody."""
    is_led_to_sign_in = answer.status_code == 302 and answer.location.startswith("/masuk") and not address.startswith("/masuk/")
    return answer.status_code == 403 or is_led_to_sign_in


def test_every_endpoint_is_marked_as_the_table_says(app: Flask) -> None:
    with app.app_context():
        marked = {rule.endpoint: set(allowed_roles(rule.endpoint)) - {Role.SYSTEM} for rule in rules(app)}
    gone = sorted(set(ENDPOINT_ROLES) - set(marked))
    differ = [line(name, marked[name]) for name in sorted(marked) if marked[name] != ENDPOINT_ROLES.get(name)]
    assert not gone, f"endpoint_roles names views that are gone: {gone}"
    assert not differ, "the views say otherwise than endpoint_roles; if they are right, it should read:\n" + "\n".join(differ)


@pytest.mark.parametrize("role", ACTORS)
def test_no_get_changes_anything_but_read_logs(
    app: Flask, client_as: Callable[[Role], CarefulClient], statements: Callable[[], list[str]], role: Role
) -> None:
    client = client_as(role)
    before = len(statements())
    for address in [address for _endpoint, method, address in requests(app) if method == "GET"]:
        client.get(address)
    changes = [text for text in statements()[before:] if WRITES.match(text)]
    assert changes == []


@pytest.mark.parametrize("role", ACTORS)
def test_every_endpoint_lets_in_or_refuses_a_role(app: Flask, client_as: Callable[[Role], CarefulClient], role: Role) -> None:
    account = None if role is Role.VISITOR else account_for(role)
    wrong = []
    for endpoint, method, address in requests(app):
        client = app.test_client()
        if account:
            client.sign_in(account)
        answer = client.open(address, method=method)
        expected = role not in ENDPOINT_ROLES.get(endpoint, set())
        if was_refused(answer, address) != expected or answer.status_code >= 500:
            wrong.append(f"{method} {address} as {role.value}: {answer.status}")
    assert wrong == []


def test_unmarked_view_is_refused_to_everybody(committed_app: Flask) -> None:
    committed_app.add_url_rule("/tanpa-tanda", "unmarked", lambda: "terbuka")
    assert committed_app.test_client().get("/tanpa-tanda").status_code == 403


def test_every_address_is_typed_and_in_kebab_case(app: Flask) -> None:
    odd = []
    for rule in rules(app):
        untyped = re.search(r"<[^:>]+>", rule.rule)
        fixed = [part for part in re.sub(r"<[^>]+>", "", rule.rule).split("/") if part]
        if untyped or not all(SEGMENT.fullmatch(part.strip("-.")) for part in fixed):
            odd.append(rule.rule)
    assert odd == []


def test_every_view_is_named_verb_first(app: Flask) -> None:
    areas = {rule.endpoint: rule.endpoint.split(".")[-1] for rule in rules(app)}
    assert [endpoint for endpoint, view in areas.items() if view.startswith(("process_", "handle_", "do_", "manage_"))] == []
