"""Finds figures of one source, or of two, that cannot all be right. It mends nothing: somebody has to ask the source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from jobmatch.domain.indicators import rate
from jobmatch.domain.texts import N_

# Half a unit of the second decimal: the most that rounding explains.
RATE_TOLERANCE = Decimal("0.005")
# Ours: a rate that moves further than this within a year is asked about.
LARGEST_LEAP = {"tpt": Decimal(3), "tpak": Decimal(8)}
# Ours: a labour force that a rate and a count imply may differ by this share from that of the year before.
LARGEST_GROWTH = Decimal("0.1")


@dataclass(frozen=True)
class PublishedYear:
    """What one source printed for one year; None is "not printed there"."""

    year: int
    working_age: int | None = None
    labour_force: int | None = None
    employed: int | None = None
    unemployed: int | None = None
    unemployed_men: int | None = None
    unemployed_women: int | None = None
    labour_force_men: int | None = None
    labour_force_women: int | None = None
    tpt: Decimal | None = None
    tpak: Decimal | None = None
    change_said: Decimal | None = None
    fell_said: bool | None = None


@dataclass(frozen=True)
class Fault:
    """Printed figures that cannot all be right."""

    code: str
    year: int
    message: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    def text(self) -> str:
        """Return the Indonesian sentence with its places filled."""
        return self.message % self.params


def check_year(row: PublishedYear) -> list[Fault]:
    """Find rates that do not fit their counts and totals that do not fit their parts."""
    return [
        *_check_rate(row, "tpt", row.unemployed, row.labour_force, row.tpt),
        *_check_rate(row, "tpak", row.labour_force, row.working_age, row.tpak),
        *_check_parts(row, "labour_force", row.labour_force, (row.employed, row.unemployed)),
        *_check_parts(row, "labour_force_sex", row.labour_force, (row.labour_force_men, row.labour_force_women)),
        *_check_parts(row, "unemployed_sex", row.unemployed, (row.unemployed_men, row.unemployed_women)),
    ]


def _check_rate(row: PublishedYear, name: str, count: int | None, base: int | None, printed: Decimal | None) -> list[Fault]:
    found = None if count is None else rate(count, base)
    if found is None or printed is None:
        return []
    computed = found.percent(max(0, -int(printed.as_tuple().exponent)))
    if abs(computed - printed) <= RATE_TOLERANCE:
        return []
    message = N_("%(name)s tertulis %(printed)s persen, tetapi %(count)s dari %(base)s adalah %(computed)s persen.")
    params: dict[str, str | int] = {"name": name.upper(), "printed": str(printed), "computed": str(computed)}
    return [Fault(f"{name}_rate", row.year, message, params | {"count": found.count, "base": found.base})]


def _check_parts(row: PublishedYear, name: str, whole: int | None, parts: tuple[int | None, ...]) -> list[Fault]:
    known = [part for part in parts if part is not None]
    if whole is None or len(known) < len(parts) or sum(known) == whole:
        return []
    params = {"added": sum(known), "whole": whole}
    if has_swapped_digits(sum(known), whole):
        message = N_("Jumlah bagian %(added)s tidak sama dengan %(whole)s yang tertulis: tampaknya dua angka tertukar.")
    else:
        message = N_("Jumlah bagian %(added)s tidak sama dengan %(whole)s yang tertulis.")
    return [Fault(f"{name}_parts", row.year, message, params)]


def has_swapped_digits(first: int, second: int) -> bool:
    """Say whether two numbers differ by two digits that changed places (170,298 and 170,289)."""
    one, two = str(first), str(second)
    places = [place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) != len(two) or len(places) != 2:
        return False
    left, right = places
    return one[left] == two[right] and one[right] == two[left]


def check_years(rows: Sequence[PublishedYear]) -> list[Fault]:
    """Find, besides faults within a row, two rates for one year and a stated change that the rates do not give."""
    faults = [fault for row in rows for fault in check_year(row)]
    faults += [*_check_double_values(rows), *_check_implied_bases(rows)]
    for earlier in rows:
        for later in rows:
            if later.year == earlier.year + 1:
                faults += [*_check_change(earlier, later), *_check_leaps(earlier, later)]
    return faults


def _check_double_values(rows: Iterable[PublishedYear]) -> list[Fault]:
    by_year: dict[int, set[Decimal]] = {}
    for row in rows:
        if row.tpt is not None:
            by_year.setdefault(row.year, set()).add(row.tpt)
    message = N_("Untuk tahun yang sama tertulis lebih dari satu TPT: %(values)s.")
    return [
        Fault("tpt_twice", year, message, {"values": "; ".join(str(value) for value in sorted(values))})
        for year, values in by_year.items()
        if len(values) > 1
    ]


def _check_implied_bases(rows: Sequence[PublishedYear]) -> list[Fault]:
    """Find counts and rates printed without their base that would need a labour force unlike that of the year before."""
    message = N_(
        "TPT %(tpt)s persen dan %(count)s penganggur berarti angkatan kerja %(implied)s; setahun sebelumnya tertulis %(before)s."
    )
    faults = []
    for row in rows:
        known = [each.labour_force for each in rows if each.year == row.year - 1 and each.labour_force]
        if row.labour_force is not None or not row.unemployed or not row.tpt or not known:
            continue
        implied = round(row.unemployed * 100 / row.tpt)
        before = min(known, key=lambda base: abs(base - implied))
        if abs(implied - before) > LARGEST_GROWTH * before:
            params: dict[str, str | int] = {"tpt": str(row.tpt), "count": row.unemployed, "implied": implied, "before": before}
            faults.append(Fault("implied_base", row.year, message, params))
    return faults


def _check_change(earlier: PublishedYear, later: PublishedYear) -> list[Fault]:
    if earlier.tpt is None or later.tpt is None:
        return []
    change = later.tpt - earlier.tpt
    params: dict[str, str | int] = {"before": str(earlier.tpt), "after": str(later.tpt), "change": str(change)}
    faults = []
    if later.change_said is not None and change != later.change_said:
        message = N_("Tertulis berubah %(said)s poin, tetapi dari %(before)s ke %(after)s adalah %(change)s poin.")
        faults.append(Fault("change", later.year, message, params | {"said": str(later.change_said)}))
    if later.fell_said is not None and later.fell_said is not (change < 0):
        message = N_("Arahnya tertulis terbalik: dari %(before)s ke %(after)s adalah %(change)s poin.")
        faults.append(Fault("direction", later.year, message, params))
    return faults


def _check_leaps(earlier: PublishedYear, later: PublishedYear) -> list[Fault]:
    message = N_("%(name)s melompat dari %(before)s ke %(after)s dalam setahun. Periksa sumbernya.")
    faults = []
    for name, largest in LARGEST_LEAP.items():
        before, after = getattr(earlier, name), getattr(later, name)
        if None not in (before, after) and abs(after - before) > largest:
            params: dict[str, str | int] = {"name": name.upper(), "before": str(before), "after": str(after)}
            faults.append(Fault(f"{name}_leap", later.year, message, params))
    return faults
