"""A last signed report: the worked example with as many posts, all five figures of every cell, and III/8."""

from collections import Counter

from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.signed_report import BY_EDUCATION, BY_RECEIVER, MOVEMENTS, SignedReport

# The worked example, and as many posts; by men and women.
SEEKERS = {
    Measure.OPENING: (70, 50),
    Measure.REGISTERED: (20, 15),
    Measure.PLACED: (12, 10),
    Measure.REMOVED: (11, 7),
    Measure.CLOSING: (67, 48),
}
SIGNS = dict(zip(MOVEMENTS, (1, 1, -1, -1), strict=True))


def spread(count, rows):
    """So many over some rows, unevenly."""
    first = count * 2 // 3
    return dict(zip(rows, (first, count - first), strict=True))


def tables_of(men, women):
    """All seven tables of one figure; posts are open to all."""
    both = {("L", men), ("P", women)}
    split = {
        code: {(row, sex): count for sex, whole in both for row, count in spread(whole, rows).items()}
        for code, rows in {"III/1": ("20-29", "45-54"), "III/2": ("4", "11"), "III/3": ("5", "9")}.items()
    }
    by_level = Counter()
    for (level, _), count in split["III/2"].items():
        by_level[level] += count
    split["III/7"] = {(level, "0-2"): count for level, count in by_level.items()}
    posts = {code: {(row, "-"): men + women} for code, row in {"III/4": "-", "III/5": "9", "III/6": "A"}.items()}
    return {**split, **posts}


def closing_of(movements):
    """What the movements leave in each cell."""
    closing = {code: Counter() for code in movements[Measure.OPENING]}
    for measure, sign in SIGNS.items():
        for code, cells in movements[measure].items():
            for key, count in cells.items():
                closing[code][key] += sign * count
    return {code: dict(cells) for code, cells in closing.items()}


def placements(placed):
    """III/8: everybody local, in a private company."""
    local = {(level, f"AKL|{sex}"): count for (level, sex), count in placed["III/2"].items()}
    by_sex = Counter()
    for (_, column), count in local.items():
        by_sex[column] += count
    return {BY_EDUCATION: local, BY_RECEIVER: {("private", column): count for column, count in by_sex.items()}}


def signed_report():
    """The report of a month whose cells all follow from their movements."""
    movements = {measure: tables_of(*SEEKERS[measure]) for measure in MOVEMENTS}
    return SignedReport(closing_of(movements), movements, placements(movements[Measure.PLACED]))
