"""Each role's home says who is here, what the role is for, and what to do when nothing waits."""

from collections.abc import Callable

import pytest
from lxml import html

from blueprints.public.home_words import WORDS
from jobmatch.domain.enums import Role
from tests.harness.client import CarefulClient

ROLES = sorted(set(Role) - {Role.VISITOR, Role.SYSTEM})


@pytest.mark.parametrize("role", ROLES)
def test_home_names_role_and_purpose(client_as: Callable[[Role], CarefulClient], role: Role) -> None:
    page = html.document_fromstring(client_as(role).get("/").text)
    words = " ".join(page.xpath("//main")[0].text_content().split())
    assert role.label in words
    assert str(WORDS[role].purpose) in words
    assert page.xpath("//ul[@class='todo']//a[@href]") or str(WORDS[role].when_empty) in words


def test_every_role_has_its_words() -> None:
    assert set(WORDS) == set(ROLES)
