"""Go-live of the ledger: the last signed IPK tables become opening stock, to the cell, in every table.

The signed tables give pairs of classes (age by sex, education by sex, …), never all classes of one person. Pieces are
therefore joined along their sums: every table comes out as signed, and no joined piece tells anything of a person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jobmatch.domain.age_groups import III1_GROUPS
from jobmatch.domain.education import IPK_TITLES, LEVELS, IpkEducation
from jobmatch.domain.enums import PlacementKind, Sex
from jobmatch.domain.graduation import BAND_TITLES, GraduationBand
from jobmatch.domain.ipk_dimensions import REST, REST_TITLE, Dimension
from jobmatch.domain.ledger_rules import Classes, Population
from jobmatch.domain.texts import N_

Cells = Mapping[tuple[str, str], int]
Signed = Mapping[str, Cells]
Pairs = tuple[tuple[str, str], ...]
LARGEST = 1_000_000
_SEXES: Pairs = (("L", "L"), ("P", "P"))
_POST_SEXES: Pairs = (*_SEXES, (REST, "L/P"))


@dataclass(frozen=True)
class OpeningTable:
    """One table as it is typed in: its closing figures by row and column."""

    code: str
    title: str
    population: Population
    classes: tuple[str, str]
    rows: Pairs
    columns: Pairs


@dataclass(frozen=True)
class Fault:
    """Signed figures that cannot all be right."""

    table: str
    message: str
    params: Mapping[str, str | int]


@dataclass(frozen=True)
class Piece:
    """So many persons or posts without a name, under classes that fit every table."""

    population: Population
    classes: Classes
    quantity: int


def opening_tables(dimensions: Mapping[str, Dimension]) -> tuple[OpeningTable, ...]:
    """Return what is typed in, in the order of the form; III/8 holds only movements and leaves nothing behind."""
    ages = tuple((group.code, group.label) for group in III1_GROUPS)
    levels = tuple((row.value, title) for row, title in IPK_TITLES.items())
    bands = tuple((band.value, BAND_TITLES[band]) for band in GraduationBand)
    rest = ((REST, REST_TITLE),)
    kbji, kbli = (*dimensions["kbji"].groups, *rest), (*dimensions["kbli"].groups, *rest)
    seekers, posts = Population.SEEKERS, Population.POSTS
    return (
        OpeningTable("III/1", N_("Pencari kerja menurut umur"), seekers, ("age_group", "sex"), ages, _SEXES),
        OpeningTable("III/2", N_("Pencari kerja menurut pendidikan"), seekers, ("education", "sex"), levels, _SEXES),
        OpeningTable("III/3", N_("Pencari kerja menurut jabatan"), seekers, ("kbji", "sex"), kbji, _SEXES),
        OpeningTable("III/7", N_("Pencari kerja menurut lama lulus"), seekers, ("education", "graduation_band"), levels, bands),
        OpeningTable("III/4", N_("Lowongan menurut pendidikan"), posts, ("education", "sex"), (*levels, *rest), _POST_SEXES),
        OpeningTable("III/5", N_("Lowongan menurut jabatan"), posts, ("kbji", "sex"), kbji, _POST_SEXES),
        OpeningTable("III/6", N_("Lowongan menurut lapangan usaha"), posts, ("kbli", "sex"), kbli, _POST_SEXES),
    )


def find_faults(tables: Sequence[OpeningTable], signed: Signed) -> list[Fault]:
    """Return where the signed tables contradict each other (L4 holds from the first month)."""
    found = [fault for table in tables for fault in _impossible(table, signed[table.code])]
    for population in Population:
        own = [table for table in tables if table.population is population and table.classes[1] == "sex"]
        found += [fault for table in own[1:] for fault in _differing(own[0], table, signed, 1)]
    by_code = {table.code: table for table in tables}
    return found + _differing(by_code["III/2"], by_code["III/7"], signed, 0)


def _impossible(table: OpeningTable, cells: Cells) -> Iterable[Fault]:
    message = N_("%(row)s: %(value)d tidak mungkin. Isi 0 sampai satu juta.")
    titles = dict(table.rows)
    for (row, _), value in cells.items():
        if not 0 <= value <= LARGEST:
            yield Fault(table.code, message, {"row": titles[row], "value": value})


def _differing(first: OpeningTable, second: OpeningTable, signed: Signed, side: int) -> list[Fault]:
    message = N_("%(group)s: di %(first)s %(one)d, di %(second)s %(two)d. Keduanya harus sama.")
    titles = dict(first.columns if side else first.rows)
    one, two = _sums(signed[first.code], side), _sums(signed[second.code], side)
    names = {"first": first.code, "second": second.code}
    return [
        Fault(second.code, message, names | {"group": titles[key], "one": one.get(key, 0), "two": two.get(key, 0)})
        for key in titles
        if one.get(key, 0) != two.get(key, 0)
    ]


def _sums(cells: Cells, side: int) -> dict[str, int]:
    sums: dict[str, int] = {}
    for key, value in cells.items():
        sums[key[side]] = sums.get(key[side], 0) + value
    return sums


def without_named(tables: Sequence[OpeningTable], signed: Signed, named: Signed) -> tuple[Signed, list[Fault]]:
    """Return what is left when those with a record are taken off, and where more have a record than were signed."""
    message = N_("%(row)s: %(named)d orang punya catatan, tetapi laporan hanya memuat %(signed)d.")
    rest: dict[str, Cells] = {}
    faults = []
    for table in tables:
        own, known, titles = signed[table.code], named.get(table.code, {}), dict(table.rows)
        rest[table.code] = {key: value - known.get(key, 0) for key, value in own.items()}
        for key in known.keys() | own.keys():
            if known.get(key, 0) > own.get(key, 0):
                params: dict[str, str | int] = {
                    "row": titles.get(key[0], key[0]),
                    "named": known.get(key, 0),
                    "signed": own.get(key, 0),
                }
                faults.append(Fault(table.code, message, params))
    return rest, faults


def join_pieces(signed: Signed, placements: Signed | None = None) -> list[Piece]:
    """Return pieces that add up to every table; call it only with tables that agree.

    ``placements`` are both parts of III/8: the pieces then say which kind of placement they were, and with whom.
    """
    found = []
    for sex in Sex:
        ages, levels, kbji = (_column(signed[code], sex.value) for code in ("III/1", "III/2", "III/3"))
        detailed: list[tuple[Any, int]] = [((level, None, None), count) for level, count in levels]
        if placements is not None:
            detailed = [(key, count) for level in IPK_TITLES for key, count in _placed(placements, level.value, sex)]
        found += [(sex.value, *parts, count) for *parts, count in cut([ages, detailed, kbji])]
    pieces = [
        Piece(Population.SEEKERS, _seeker_classes(row, band), count)
        for level in IPK_TITLES
        for *row, band, count in _with_bands(
            [piece for piece in found if piece[2][0] == level.value], signed["III/7"], level.value
        )
    ]
    for sex_code, _ in _POST_SEXES:
        keys = [_column(signed[code], sex_code) for code in ("III/4", "III/5", "III/6")]
        pieces += [
            Piece(Population.POSTS, _post_classes(sex_code, level, kbji, kbli), count) for level, kbji, kbli, count in cut(keys)
        ]
    return pieces


def _placed(placements: Signed, level: str, sex: Sex) -> list[tuple[tuple[str, str, str], int]]:
    """Return what III/8 says of a level and a sex: kind of placement and receiver, and how many."""
    found = []
    for kind in PlacementKind:
        column = f"{kind.value}|{sex.value}"
        by_level, by_receiver = (_column(cells, column) for cells in placements.values())
        found += [((row, kind.value, receiver), count) for row, receiver, count in cut([by_level, by_receiver]) if row == level]
    return found


def _column(cells: Cells, column: str) -> list[tuple[str, int]]:
    return [(row, value) for (row, own), value in cells.items() if own == column and value]


def cut(lists: Sequence[Sequence[tuple[Any, int]]]) -> list[tuple[Any, ...]]:
    """Cut lists of equal sums at all their borders and lay them over each other."""
    left = [list(each) for each in lists]
    joined: list[tuple[Any, ...]] = []
    while all(left):
        count = min(each[0][1] for each in left)
        joined.append((*(each[0][0] for each in left), count))
        for each in left:
            key, value = each.pop(0)
            if value > count:
                each.insert(0, (key, value - count))
    return joined


def _with_bands(pieces: Sequence[tuple[Any, ...]], cells: Cells, level: str) -> list[tuple[Any, ...]]:
    numbered = [(str(place), int(str(piece[-1]))) for place, piece in enumerate(pieces)]
    bands = [(band, value) for (row, band), value in cells.items() if row == level and value]
    return [(*pieces[int(str(place))][:-1], band, count) for place, band, count in cut([numbered, bands])]


def _seeker_classes(row: Sequence[Any], band: object) -> Classes:
    sex, age, (level, kind, receiver), kbji = row
    return Classes(
        sex=str(sex),
        age_group=str(age),
        education=_level(level),
        kbji=_value(kbji),
        graduation_band=str(band),
        placement_kind=kind,
        receiver=receiver,
    )


def _post_classes(sex: str, level: object, kbji: object, kbli: object) -> Classes:
    return Classes(sex=_value(sex), education=_level(level), kbji=_value(kbji), kbli=_value(kbli))


def _level(row: object) -> str | None:
    """Return the first level that a row of the form counts: the form knows no finer one."""
    return None if row == REST else next(level.code for level in LEVELS if level.ipk is IpkEducation(str(row)))


def _value(code: object) -> str | None:
    return None if code == REST else str(code)
