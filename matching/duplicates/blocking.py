"""Which pairs are worth a look: complete keys whose blocks are split finer as they grow, never dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from matching.duplicates.columns import Columns
from matching.duplicates.keys import NO_KEY, KeyParts, Part, Plan, mix
from matching.duplicates.spelling import Spelling
from matching.duplicates.texts import Ints, sorted_unique

Pairs = tuple[Ints, Ints]


def candidate_pairs(columns: Columns, spelling: Spelling) -> Pairs:
    """All pairs of rows that share at least one key, each once, the smaller row number on the left."""
    count = max(len(columns), 1)
    parts = KeyParts(columns, spelling)
    found = [pairs for plan in parts.plans() for pairs in _pairs_of_plan(plan, count)]
    codes = sorted_unique(np.concatenate([np.empty(0, np.int64), *found]))
    return codes // count, codes % count


def _pairs_of_plan(plan: Plan, count: int) -> Iterator[Ints]:
    for packed in _blocks(plan.rows, plan.keys, plan.finer, plan.limit):
        yield _pairs_in_blocks(packed, count)


def _row_bits(count: int) -> int:
    return max(count - 1, 1).bit_length()


def _blocks(rows: Ints, keys: Ints, ways: Sequence[Sequence[Part]], limit: int) -> Iterator[tuple[Ints, Ints]]:
    """Blocks within the limit as they are; larger ones once more with the next part of the key added."""
    is_known = keys != NO_KEY
    rows, keys = _in_order(rows[is_known], keys[is_known])
    if not len(rows):
        return
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    is_small = np.repeat((sizes > 1) & (sizes <= limit), sizes)
    yield rows[is_small], keys[is_small]
    is_large = np.repeat(sizes > limit, sizes)
    for way in ways:
        if way and is_large.any():
            yield from _blocks(*_finer(rows[is_large], keys[is_large], way[0]), [way[1:]], limit)


def _in_order(rows: Ints, keys: Ints) -> tuple[Ints, Ints]:
    """Rows and keys sorted by key: both packed in one number, so that one plain sort does it."""
    bits = _row_bits(int(rows.max(initial=0)) + 1)
    packed = np.sort((keys >> bits << bits) | rows)
    return packed & ((1 << bits) - 1), packed >> bits


def _finer(rows: Ints, keys: Ints, part: Part) -> tuple[Ints, Ints]:
    added = part(rows)
    if added.ndim == 1:
        added = added[:, None]
    mixed = np.where(added != 0, mix(keys[:, None], added), NO_KEY)
    return np.repeat(rows, added.shape[1]), mixed.ravel()


def _pairs_in_blocks(block: tuple[Ints, Ints], count: int) -> Ints:
    """Pairs of rows of equal keys, as one number each."""
    rows, keys = block
    found = [np.empty(0, np.int64)]
    for step in range(1, len(rows)):
        is_same = keys[step:] == keys[:-step]
        left, right = rows[:-step][is_same], rows[step:][is_same]
        if not len(left):
            break
        is_pair = left != right
        left, right = left[is_pair], right[is_pair]
        found.append(np.minimum(left, right) * count + np.maximum(left, right))
    return np.concatenate(found)
