"""From records to scored pairs: the one entry point of the search for double entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from rapidfuzz.distance import JaroWinkler

from matching.duplicates.records import DuplicatePair, DuplicateReason, PersonRecord, Zone


def find_duplicates(records: Iterable[PersonRecord]) -> list[DuplicatePair]:
    """Find the pairs of records that probably describe one person, the likeliest first."""
    blocks: dict[tuple[str, str], list[PersonRecord]] = defaultdict(list)
    for record in records:
        for key in (("nik", record.nik), ("birth_date", record.birth_date)):
            if key[1]:
                blocks[key].append(record)
    pairs = {(a.id, b.id): _compare(a, b) for block in blocks.values() for a, b in combinations(block, 2)}
    return sorted((pair for pair in pairs.values() if pair), key=lambda pair: (-pair.probability, pair.id_a, pair.id_b))


def _compare(a: PersonRecord, b: PersonRecord) -> DuplicatePair | None:
    similarity = JaroWinkler.similarity(a.name.casefold(), b.name.casefold())
    is_nik_equal = bool(a.nik) and a.nik == b.nik
    if similarity < 0.85 and not is_nik_equal:
        return None
    probability = similarity * (0.99 if is_nik_equal else 0.8)
    reasons = (DuplicateReason("name", "name_near", similarity),)
    return DuplicatePair(a.id, b.id, probability, reasons, Zone.REVIEW)
