"""Answers of the BPS WebAPI as plain data: the variables a search found, the yearly values of one. Asks nothing itself.

Written from the description of its Python client and its users (DOMAIN 9), not from answers seen: whatever does not look
like that description is refused in words rather than guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

OK = "OK"
WHOLE = ("jumlah", "total", "tidak ada", "tahun", "tahunan", "agustus")
UNREADABLE = N_("Jawaban BPS untuk variabel %(variable)s tidak seperti yang diuraikan. Catat angkanya dengan tangan.")
REFUSED = N_("BPS tidak memberi data untuk variabel %(variable)s: %(said)s")
WHICH = N_("Variabel %(variable)s punya beberapa baris dan tidak satu pun untuk seluruh kabupaten: %(labels)s.")


@dataclass(frozen=True, slots=True)
class BpsVariable:
    """One variable as the search lists it."""

    id: int
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class BpsValue:
    """The value of one year, and when BPS last changed the table."""

    year: int
    value: Decimal
    updated_on: date | None


def read_variables(answer: Mapping[str, Any]) -> list[BpsVariable]:
    """Return what a search found; nothing found is an empty list."""
    _check_status(answer, "-")
    data = answer.get("data")
    if not isinstance(data, list) or len(data) < 2:
        return []
    return [BpsVariable(int(each["var_id"]), str(each["title"]), str(each.get("unit") or "")) for each in data[1]]


def read_values(answer: Mapping[str, Any], variable: int, area: str) -> list[BpsValue]:
    """Return the yearly values of an area, the oldest first.

    Raises:
        RuleBroken: BPS refused, or the answer does not say which of its rows is the whole area's.
    """
    _check_status(answer, variable)
    try:
        middle = (_pick(answer["vervar"], variable, area), variable, _pick(answer["turvar"], variable))
        period, content = _pick(answer["turtahun"], variable), answer["datacontent"]
        years = [(each["val"], int(str(each["label"])[:4])) for each in answer["tahun"]]
        updated = _day(answer.get("last_update"))
        keys = [("".join(str(part) for part in (*middle, year_id, period)), year) for year_id, year in years]
        return sorted(
            (BpsValue(year, Decimal(str(content[key])), updated) for key, year in keys if key in content), key=lambda v: v.year
        )
    except (KeyError, TypeError, ValueError, InvalidOperation):
        raise RuleBroken(UNREADABLE, variable=variable) from None


def _check_status(answer: Mapping[str, Any], variable: object) -> None:
    if not isinstance(answer, Mapping) or answer.get("status") != OK:
        said = str(answer.get("message", "")) if isinstance(answer, Mapping) else ""
        raise RuleBroken(REFUSED, variable=variable, said=said[:120] or "-")


def _pick(rows: Sequence[Mapping[str, Any]], variable: int, area: str = "") -> Any:
    """Return the code of the row that stands for the whole: the area itself, a total, or the only one there is."""
    own = [row["val"] for row in rows if area and str(row["val"]) == area]
    total = [row["val"] for row in rows if str(row["label"]).strip().casefold() in WHOLE]
    only = [row["val"] for row in rows] if len(rows) == 1 else []
    for found in (own, total, only):
        if len(found) == 1:
            return found[0]
    raise RuleBroken(WHICH, variable=variable, labels=", ".join(str(row["label"]) for row in rows)[:200])


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
