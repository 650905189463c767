"""Which rows carry an occupation prefix or a skill: lists of rows, by number."""

import numpy as np

from matching.features import Side
from matching.growing import Array
from matching.kernels import Postings


def post(side: Side, code_prefix: Array, count: int) -> Postings:
    """Lists for the first `count` rows."""
    code_end, key_end = side.code_at[count], side.key_at[count]
    prefixes = code_prefix[side.code[:code_end]]
    code_rows = np.repeat(np.arange(count, dtype=np.int32), np.diff(side.code_at[: count + 1]))
    key_rows = np.repeat(np.arange(count, dtype=np.int32), np.diff(side.key_at[: count + 1]))
    prefix_at, prefix_rows = _lists(prefixes.ravel(), np.repeat(code_rows, prefixes.shape[1]))
    skill_at, skill_rows = _lists(side.key[:key_end], key_rows)
    live, turn, every = np.empty(0, dtype=np.uint8), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int32)
    return Postings(prefix_at, prefix_rows, skill_at, skill_rows, live, turn, every, count)


def _lists(keys: Array, rows: Array) -> tuple[Array, Array]:
    """Rows by key: where each key's list begins, and the lists."""
    counts = np.bincount(keys, minlength=1)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return starts, rows[np.argsort(keys, kind="stable")]
