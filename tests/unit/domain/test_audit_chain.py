"""Whatever is changed, taken out, put in or rewritten in a chain of audit rows is found."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.audit_chain import EMPTY, AuditFacts, Head, Link, check_links, check_written, digest_of, seal

START = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
OTHER = {
    "sequence": 999,
    "at": START - timedelta(days=1),
    "account_id": "somebody-else",
    "role": "admin",
    "action": "nothing",
    "subject_type": "vacancy",
    "subject_id": "other",
    "fields": ("phone",),
    "reason": "owner",
}


def chain(length: int) -> list[Link]:
    links: list[Link] = []
    head = EMPTY
    for number in range(1, length + 1):
        facts = AuditFacts(
            number, START + timedelta(seconds=number), "a", "counter", "read", "person", f"p{number}", ("nik",), None
        )
        links.append(seal(head, facts))
        head = Head(links[-1].position, links[-1].hash)
    return links


def codes(links: list[Link], noted: dict[int, str] | None = None) -> list[str]:
    return [finding.code for finding in check_links(links, noted or {})[1]]


@given(st.integers(0, 30))
def test_untouched_chain_is_whole_and_ends_at_its_last_row(length: int) -> None:
    links = chain(length)
    head, findings = check_links(links, {link.position: link.hash for link in links})
    assert findings == []
    assert head.position == length


@pytest.mark.parametrize("column", OTHER)
@given(number=st.integers(0, 11))
def test_change_of_any_column_of_any_row_is_found(column: str, number: int) -> None:
    links = chain(12)
    changed = replace(links[number].facts, **{column: OTHER[column]})
    links[number] = replace(links[number], facts=changed)
    assert codes(links) == ["audit_changed"]


@given(first=st.integers(0, 9), count=st.integers(1, 2))
def test_row_taken_out_is_found(first: int, count: int) -> None:
    links = chain(12)
    del links[first : first + count]
    assert codes(links) == ["audit_missing"]


def test_rows_that_changed_places_are_found() -> None:
    links = chain(6)
    one, two = links[2], links[3]
    links[2], links[3] = replace(one, facts=two.facts), replace(two, facts=one.facts)
    assert codes(links) == ["audit_changed", "audit_changed"]


def test_end_that_was_cut_off_is_found_by_the_noted_head() -> None:
    links = chain(6)
    assert codes(links[:4]) == []
    assert codes(links[:4], {6: links[5].hash}) == ["audit_missing"]


def test_chain_rewritten_from_the_start_is_found_by_the_noted_head() -> None:
    honest = chain(6)
    rewritten, head = [], EMPTY
    for link in honest:
        facts = replace(link.facts, account_id="somebody-else") if link.position == 2 else link.facts
        rewritten.append(seal(head, facts))
        head = Head(rewritten[-1].position, rewritten[-1].hash)
    assert codes(rewritten) == []
    assert codes(rewritten, {5: honest[4].hash}) == ["audit_rewritten"]


def test_row_that_claims_a_place_with_a_made_up_hash_is_found() -> None:
    links = chain(3)
    links.append(Link(4, "f" * 64, replace(links[-1].facts, sequence=4)))
    assert codes(links) == ["audit_changed"]


def test_rows_taken_out_or_changed_before_they_were_sealed_are_found_by_their_notes() -> None:
    noted = {1: "a", 2: "b", 3: "c"}
    assert check_written(noted, {1: "a", 2: "b", 3: "c", 4: "d"}) == []
    found = check_written(noted, {1: "a", 3: "x"})
    assert [(one.code, one.params["count"]) for one in found] == [("audit_taken_out", 1), ("audit_altered", 1)]


def test_a_rows_own_hash_depends_on_all_it_says() -> None:
    facts = chain(1)[0].facts
    assert digest_of(facts) == digest_of(replace(facts))
    assert digest_of(facts) != digest_of(replace(facts, action="lain"))
