"""The hash chain over audit rows: how a row is sealed to the one before it, and what a check can find.

A chain alone shows a changed or missing row; whoever rewrites everything after it is found by the heads noted down
elsewhere (a file beside the database, a printout), which must still be met on the way.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.texts import N_

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditFacts:
    """What a row says, without its place in the chain."""

    sequence: int
    at: datetime
    account_id: str | None
    role: str
    action: str
    subject_type: str
    subject_id: str
    fields: tuple[str, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A row in the chain."""

    position: int
    hash: str
    facts: AuditFacts


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain at a moment; position 0 is the empty chain."""

    position: int
    hash: str


EMPTY = Head(0, GENESIS)


def seal(before: Head, facts: AuditFacts) -> Link:
    """Return the row as the next link after ``before``."""
    return Link(before.position + 1, _digest(before.hash, before.position + 1, facts), facts)


def check_links(links: Iterable[Link], noted: Mapping[int, str]) -> tuple[Head, list[Finding]]:
    """Walk the chain in order of position; return where it ends and what is broken.

    ``noted`` holds hashes by position that were written down outside the database.
    """
    findings: list[Finding] = []
    head = EMPTY
    for link in links:
        if link.position != head.position + 1:
            findings.append(_missing(head.position + 1, link.position - 1))
        elif link.hash != _digest(head.hash, link.position, link.facts):
            findings.append(_changed(link))
        if noted.get(link.position, link.hash) != link.hash:
            findings.append(_rewritten(link.position))
        head = Head(link.position, link.hash)
    last_noted = max(noted, default=0)
    if last_noted > head.position:
        findings.append(_missing(head.position + 1, last_noted))
    return head, findings


def digest_of(facts: AuditFacts) -> str:
    """Return the hash of a row by itself, as it is noted beside the database until the row is sealed."""
    return _digest(GENESIS, 0, facts)


def check_written(noted: Mapping[int, str], found: Mapping[int, str]) -> list[Finding]:
    """Compare hashes by number, noted when rows were written, with those of the rows that are there."""
    missing = sum(number not in found for number in noted)
    changed = sum(found.get(number, digest) != digest for number, digest in noted.items())
    findings = []
    if missing:
        message = N_("%(count)s catatan hilang sebelum sempat dirantai: nomornya tertulis di luar basis data.")
        findings.append(Finding("audit_taken_out", Priority.BLOCKS, message, None, {"count": missing}))
    if changed:
        message = N_("%(count)s catatan diubah sebelum sempat dirantai: sidiknya lain dari yang tertulis di luar basis data.")
        findings.append(Finding("audit_altered", Priority.BLOCKS, message, None, {"count": changed}))
    return findings


def _digest(before: str, position: int, facts: AuditFacts) -> str:
    words = [
        position,
        facts.sequence,
        facts.at.astimezone(UTC).isoformat(timespec="microseconds"),
        facts.account_id,
        facts.role,
        facts.action,
        facts.subject_type,
        facts.subject_id,
        list(facts.fields),
        facts.reason,
    ]
    return hashlib.sha256(f"{before}\n{json.dumps(words, separators=(',', ':'))}".encode()).hexdigest()


def _changed(link: Link) -> Finding:
    message = N_("Catatan ke-%(position)s (nomor %(sequence)s) diubah sesudah dirantai, atau bukan catatan aslinya.")
    return Finding("audit_changed", Priority.BLOCKS, message, None, {"position": link.position, "sequence": link.facts.sequence})


def _missing(first: int, last: int) -> Finding:
    message = N_("Catatan ke-%(first)s sampai ke-%(last)s hilang.")
    return Finding("audit_missing", Priority.BLOCKS, message, None, {"first": first, "last": last})


def _rewritten(position: int) -> Finding:
    message = N_("Catatan sampai ke-%(position)s pernah ditulis ulang: sidik jarinya lain dari yang dicatat di luar basis data.")
    return Finding("audit_rewritten", Priority.BLOCKS, message, None, {"position": position})
