"""Every act that the code records in the audit log has its words for the history page."""

import ast
from collections.abc import Iterator

import pytest

from jobmatch.domain.audit_words import ACTIONS
from jobmatch.domain.enums import LedgerKind
from jobmatch.domain.transitions import APPLICATION, MONTH, VACANCY
from tests.contracts.source_files import modules, tree_of

# What the names that are put together in the code can become.
JOINED = {
    "{event}_application": {f"{event}_application" for _, event in APPLICATION},
    "{event}_vacancy": {f"{event}_vacancy" for _, event in VACANCY},
    "month_{event}": {f"month_{event}" for _, event in MONTH} - {"month_answer", "month_submit"},
    "book_{event.kind.value}": {f"book_{kind.value}" for kind in LedgerKind},
    "match_{kind}": {"match_nik", "match_kk"},
    "reveal_{kind}": {"reveal_nik", "reveal_kk"},
}


def recorded() -> Iterator[tuple[str, str]]:
    """Return (module, action) of each call of audit.record, with what joined names can become."""
    for name in modules():
        for node in ast.walk(tree_of(name)):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) in ("audit.record", "audit.record_act")
                and len(node.args) > 1
            ):
                yield from ((name, action) for action in actions(node.args[1]))


def actions(argument: ast.expr) -> set[str]:
    if isinstance(argument, ast.Constant):
        return {str(argument.value)}
    if isinstance(argument, ast.JoinedStr):
        return JOINED.get(ast.unparse(argument)[2:-1], {ast.unparse(argument)})
    return set()


@pytest.mark.parametrize("action", sorted({action for _, action in recorded()}))
def test_recorded_act_has_words(action: str) -> None:
    assert action in ACTIONS, f"say in jobmatch/domain/audit_words.py what “{action}” means"
