"""No page of the made-up world offers anybody a link or a button that is refused or leads nowhere."""

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from lxml import html
from werkzeug.exceptions import MethodNotAllowed, NotFound

from jobmatch.access import allowed_roles
from jobmatch.demo.accounts import LOGINS
from jobmatch.domain.enums import Role
from tests.harness.client import CarefulClient

pytestmark = [pytest.mark.one_database, pytest.mark.slow]

IDENTITY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{2}(-\d{2})?|\d\d\.\d\d\.\d\d(\.\d{4})?|\d+")
MOST_KINDS = 400


@pytest.mark.parametrize("login", [login for login, _ in LOGINS])
def test_every_link_leads_somewhere(login: str, world_app: Flask, world_client: Callable[[str], CarefulClient]) -> None:
    client, role = world_client(login), dict(LOGINS)[login]
    waiting, known, broken = [("/", "(start)")], {kind_of("/")}, {}
    while waiting and len(known) < MOST_KINDS:
        address, origin = waiting.pop(0)
        answer = client.get(address)
        if answer.status_code >= 400:
            broken[address] = f"{answer.status_code}, offered on {origin}"
        if answer.mimetype == "text/html" and answer.data:
            refused = {action for action in actions_in(answer.text) if role not in roles_of(world_app, action)}
            broken |= dict.fromkeys(refused, f"refused to {role}, button on {address}")
            for link in links_in(answer.text):
                if kind_of(link) not in known:
                    known.add(kind_of(link))
                    waiting.append((link, address))
    assert not broken, "\n".join(f"{address} {why}" for address, why in broken.items())
    assert not waiting, "more kinds of pages than MOST_KINDS"
    assert len(known) > 4, "a home leads somewhere"


def kind_of(address: str) -> str:
    """Addresses that differ in whom or what they name are one kind: one of each is opened."""
    path, _, query = address.partition("?")
    return IDENTITY.sub("#", path) + "?" + ",".join(sorted(part.partition("=")[0] for part in query.split("&")))


def roles_of(app: Flask, address: str) -> frozenset[Role]:
    """The roles that may post to an address; none where nothing takes it."""
    try:
        endpoint, _ = app.url_map.bind("localhost").match(address.partition("?")[0], method="POST")
    except (NotFound, MethodNotAllowed):
        return frozenset()
    with app.app_context():
        return allowed_roles(endpoint)


def actions_in(source: str) -> set[str]:
    page = html.document_fromstring(source)
    posted = page.xpath("//form[translate(@method, 'POST', 'post') = 'post']/@action | //@formaction")
    return {str(address) for address in posted if str(address).startswith("/")}


def links_in(source: str) -> Iterator[str]:
    for link in html.document_fromstring(source).xpath("//a/@href"):
        if str(link).startswith("/") and not str(link).startswith("/static/"):
            yield str(link).partition("#")[0]
