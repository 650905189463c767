"""Own attacks on the whole made-up world: words that are commands elsewhere, addresses to be fetched."""

import ast
from collections.abc import Callable

import pytest

from tests.contracts.source_files import modules, tree_of
from tests.harness.client import CarefulClient

pytestmark = [pytest.mark.slow, pytest.mark.one_database]

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
