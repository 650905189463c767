"""The best rows for one query, exactly: candidates in order of what they can still reach, nothing else looked at.

First the rows with the very occupation, then those near it, then those with a skill asked for, then the rest; each
step is left out once enough rows are better than it could ever be. Texts are compared last, where they can matter.
"""

from typing import Any, NamedTuple

from matching.criteria.text import FULL_AT
from matching.features import Side
from matching.kernel_pairs import (
    OCCUPATION,
    OPEN,
    SAME_2,
    SAME_3,
    SAME_4,
    SHUT,
    TEXT,
    UNSURE,
    Pairs,
    high_points,
    low_points,
    most_of_experience,
    most_of_others,
    most_of_skills,
    points,
    structured_bounds,
)
from matching.kernel_texts import load_query, text_similarity, unload_query
from matching.kernels import Postings, inlined, lean
from matching.wordterms import TermArrays

METERS = 4
FOUND, VISITED, THRESHOLD, ABOVE = range(METERS)
"""Places in the meter of a search: rows kept, rows seen, points that enough rows have, rows with more than that."""
MOST_POINTS = 256
FIRST_TEXTS = 3
"""Texts compared early, as a multiple of the rows wanted."""


class World(NamedTuple):
    """Both tables, and which of them is searched."""

    pairs: Pairs
    rows: Side
    queries: Side
    terms: TermArrays
    postings: Postings
    is_for_vacancy: bool


class Query(NamedTuple):
    """Which query, how many rows are wanted, and where the search stands."""

    number: int
    wanted: int
    others: int
    skills: int
    experience: int
    text: int
    """Most points the query can give: for anything but the work, and for parts of the work."""
    scratch: Any


@inlined
def raise_threshold(query: Any, low: int) -> None:
    """Count a row's sure points; the threshold is what at least the wanted number of rows have for sure."""
    meter, counts = query.scratch.meter, query.scratch.counts
    if low <= meter[THRESHOLD]:
        return
    counts[low] += 1
    meter[ABOVE] += 1
    while meter[ABOVE] >= query.wanted:
        meter[THRESHOLD] += 1
        meter[ABOVE] -= counts[meter[THRESHOLD]]


@inlined
def consider(world: Any, query: Any, row: int, most_of_work: int) -> None:
    """Keep a row that can still be among the best; `most_of_work` bounds what its work and text can earn."""
    scratch = query.scratch
    meter = scratch.meter
    if scratch.is_seen[row] or not world.postings.is_live[row]:
        return
    scratch.is_seen[row] = 1
    scratch.visited[meter[VISITED]] = row
    meter[VISITED] += 1
    i, j = (row, query.number) if world.is_for_vacancy else (query.number, row)
    state, low, high, work = structured_bounds(world.pairs, i, j, most_of_work, meter[THRESHOLD])
    if state == SHUT:
        return
    at = meter[FOUND]
    scratch.rows[at], scratch.state[at] = row, state
    scratch.low[at], scratch.high[at] = low, high
    scratch.work[at] = work
    scratch.alike[at] = -1.0
    meter[FOUND] = at + 1
    if state == OPEN and work > 0:
        raise_threshold(query, low)


@inlined
def is_worthwhile(query: Any, most_of_work: int) -> bool:
    """Whether rows with no more work and text than this can still be among the best."""
    return bool(query.others + most_of_work >= query.scratch.meter[THRESHOLD])


@lean
def consider_rows(world: Any, query: Any, rows: Any, first: int, last: int, most_of_work: int) -> None:
    """Consider part of a list of rows, while they can still be among the best."""
    for place in range(first, last):
        if not is_worthwhile(query, most_of_work):
            return
        consider(world, query, rows[place], most_of_work)


@lean
def consider_occupations(world: Any, query: Any) -> None:
    """Rows with the query's occupations, then those near them."""
    weights, postings, queries = world.pairs.weights, world.postings, world.queries
    work = query.skills + query.experience + query.text
    starts = postings.prefix_at
    for tier, close in enumerate((SAME_4, SAME_3, SAME_2)):
        most = work + points(weights[OCCUPATION], close)
        for place in range(queries.code_at[query.number], queries.code_at[query.number + 1]):
            prefix = world.pairs.shared.code_prefix[queries.code[place], tier]
            if prefix + 1 < len(starts):
                consider_rows(world, query, postings.prefix_rows, starts[prefix], starts[prefix + 1], most)


@lean
def consider_skills(world: Any, query: Any) -> None:
    """Rows with a skill that counts for the query; those near its work have been seen."""
    postings, queries = world.postings, world.queries
    starts, most = postings.skill_at, query.skills + query.text
    for place in range(queries.key_at[query.number], queries.key_at[query.number + 1]):
        key = queries.key[place]
        if key + 1 < len(starts):
            consider_rows(world, query, postings.skill_rows, starts[key], starts[key + 1], most)


@lean
def best_first(scratch: Any) -> int:
    """Write the places of the rows found into `order`, those with most points first; return how many."""
    starts, found = scratch.starts, scratch.meter[FOUND]
    starts[:] = 0
    for place in range(found):
        starts[MOST_POINTS - scratch.high[place]] += 1
    total = 0
    for level in range(MOST_POINTS + 1):
        total, starts[level] = total + starts[level], total
    for place in range(found):
        level = MOST_POINTS - scratch.high[place]
        scratch.order[starts[level]] = place
        starts[level] += 1
    return int(found)


@inlined
def compare_text(world: Any, query: Any, place: int) -> None:
    """Compare the text of a row found, once."""
    scratch = query.scratch
    if scratch.alike[place] < 0:
        scratch.alike[place] = text_similarity(world, scratch.rows[place], query.number, scratch)


@lean
def compare_first_texts(world: Any, query: Any) -> None:
    """Compare the texts of the best so far: what enough of them have for sure is a higher threshold for the rest."""
    scratch, weight = query.scratch, world.pairs.weights[TEXT]
    count = min(best_first(scratch), FIRST_TEXTS * query.wanted)
    scratch.starts[:] = 0
    for at in range(count):
        place = scratch.order[at]
        compare_text(world, query, place)
        low = low_points(weight, min(1.0, scratch.alike[place] / FULL_AT))
        if scratch.state[place] == OPEN and scratch.work[place] + low > 0:
            scratch.starts[scratch.low[place] + low] += 1
    enough, level = 0, MOST_POINTS
    while level > scratch.meter[THRESHOLD] and enough + scratch.starts[level] < query.wanted:
        enough += scratch.starts[level]
        level -= 1
    if level > scratch.meter[THRESHOLD]:
        scratch.meter[THRESHOLD], scratch.meter[ABOVE] = level, 0
        for higher in range(level + 1, MOST_POINTS):
            scratch.meter[ABOVE] += scratch.counts[higher]


@lean
def consider_all(world: Any, query: Any) -> None:
    """Every row that can still reach the threshold, texts apart: new rows first, those with nothing posted last."""
    every, posted = world.postings.every, world.postings.last
    work = query.skills + world.pairs.weights[OCCUPATION] + query.experience + query.text
    consider_rows(world, query, every, posted, len(every), work)
    consider_occupations(world, query)
    compare_first_texts(world, query)
    consider_skills(world, query)
    consider_rows(world, query, every, 0, posted, query.text)


@inlined
def add_text(world: Any, query: Any, place: int) -> bool:
    """Add the points of a row's text; false if it cannot be among the best, or nothing of the work fits."""
    scratch, weight = query.scratch, world.pairs.weights[TEXT]
    compare_text(world, query, place)
    share = min(1.0, scratch.alike[place] / FULL_AT)
    low, high = low_points(weight, share), high_points(weight, share)
    if scratch.work[place] + high == 0 or scratch.high[place] + high < query.scratch.meter[THRESHOLD]:
        return False
    scratch.low[place] += low
    scratch.high[place] += high
    if scratch.work[place] + low == 0 or scratch.low[place] != scratch.high[place]:
        scratch.state[place] = UNSURE
    if scratch.state[place] == OPEN:
        raise_threshold(query, scratch.low[place])
    return True


@lean
def add_texts(world: Any, query: Any) -> int:
    """Compare the texts of the rows that can still enter, best first; write the places of those that did to `kept`."""
    scratch = query.scratch
    scratch.meter[ABOVE] = 0
    scratch.counts[:] = 0
    found, count = best_first(scratch), 0
    for at in range(found):
        place = scratch.order[at]
        if scratch.high[place] + query.text < scratch.meter[THRESHOLD]:
            break
        if add_text(world, query, place):
            scratch.kept[count] = place
            count += 1
    return count


@inlined
def is_before(scratch: Any, turn: Any, one: int, other: int) -> bool:
    """Whether a row found ranks before another: by points, equals by turn."""
    if scratch.high[one] != scratch.high[other]:
        return bool(scratch.high[one] > scratch.high[other])
    return bool(turn[scratch.rows[one]] < turn[scratch.rows[other]])


@lean
def put_in_order(scratch: Any, count: int, turn: Any) -> int:
    """Write the places of the kept rows that reach the threshold to `order`, in rank; return how many. (A Shell sort.)"""
    order, last = scratch.order, 0
    for at in range(count):
        if scratch.high[scratch.kept[at]] >= scratch.meter[THRESHOLD]:
            order[last] = scratch.kept[at]
            last += 1
    gap = last // 2
    while gap > 0:
        for start in range(gap, last):
            moving, at = order[start], start
            while at >= gap and is_before(scratch, turn, moving, order[at - gap]):
                order[at] = order[at - gap]
                at -= gap
            order[at] = moving
        gap //= 2
    return last


@lean
def search(world: Any, number: int, wanted: int, scratch: Any) -> int:
    """Write the places of the rows that can be among the `wanted` best to `order`, best first; return how many."""
    scratch.meter[:] = 0
    scratch.counts[:] = 0
    pairs, is_for_vacancy = world.pairs, world.is_for_vacancy
    query = Query(
        number,
        wanted,
        most_of_others(pairs, number, is_for_vacancy),
        most_of_skills(pairs, number, is_for_vacancy),
        most_of_experience(pairs, number, is_for_vacancy),
        pairs.weights[TEXT] if world.queries.has_text[number] else 0,
        scratch,
    )
    load_query(world.queries, number, world.terms, scratch)
    consider_all(world, query)
    count = add_texts(world, query)
    unload_query(world.queries, number, world.terms, scratch)
    for place in range(scratch.meter[VISITED]):
        scratch.is_seen[scratch.visited[place]] = 0
    return int(put_in_order(scratch, count, world.postings.turn))


@lean
def search_many(world: Any, numbers: Any, wanted: int, scratch: Any, found: Any) -> None:
    """Search for each of the queries; `found` (rows, points, states, similarities, counts) gets a row of results per query."""
    for at in range(len(numbers)):
        count = search(world, numbers[at], wanted, scratch)
        for rank in range(min(count, found[0].shape[1])):
            place = scratch.order[rank]
            found[0][at, rank] = scratch.rows[place]
            found[1][at, rank] = scratch.high[place]
            found[2][at, rank] = scratch.state[place]
            found[3][at, rank] = scratch.alike[place]
        found[4][at] = count
