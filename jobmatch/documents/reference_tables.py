"""Reads the small reference tables in jobmatch/data: areas, occupations, industries, education, ages, minimum wages.

Each file starts with `# key: value` lines (title, edition, source), then one header row. Codes are text.
"""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from jobmatch.domain.registry_checks import CheckRule, parse_rules
from jobmatch.paths import DATA

KBJI_EDITIONS = ("2014", "2026")
KBLI_EDITIONS = ("2020", "2025")


@dataclass(frozen=True)
class Table:
    """A reference file taken apart: what it says of itself, and its rows."""

    about: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]

    @property
    def edition(self) -> str:
        """Return the edition to store beside every code taken from here."""
        return self.about["edition"]


@dataclass(frozen=True)
class District:
    """A kecamatan by its Kemendagri code."""

    code: str
    name: str
    bps_code: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Village:
    """A desa or kelurahan by its Kemendagri code; names occur twice, so only the code identifies."""

    code: str
    name: str
    kind: str
    bps_code: str
    postcode: str
    latitude: float
    longitude: float

    @property
    def district_code(self) -> str:
        """Return the code of its kecamatan."""
        return self.code[:8]


@dataclass(frozen=True)
class Occupation:
    """A KBJI group of one to four digits; `code_2026` bridges the older edition to the newer."""

    edition: str
    code: str
    title: str
    code_2026: str | None


@dataclass(frozen=True)
class Industry:
    """A KBLI section (letter) or division (two digits); a letter means nothing without its edition."""

    edition: str
    code: str
    title: str
    section: str


@dataclass(frozen=True)
class MinimumWage:
    """A minimum wage a month from a date on, for the regency (UMK) or the province (UMP)."""

    area_code: str
    kind: str
    valid_from: date
    amount_idr: Decimal
    source: str


def parse_table(content: bytes) -> Table:
    """Take a reference file apart: the head of `# key: value` lines, then comma separated rows."""
    lines = content.decode("utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    about = dict(line.removeprefix("#").strip().split(": ", 1) for line in head)
    return Table(about, tuple(csv.DictReader(line for line in lines if not line.startswith("#"))))


@cache
def read_table(name: str) -> Table:
    """Read one of our tables once."""
    return parse_table((DATA / f"{name}.csv").read_bytes())


@cache
def districts() -> tuple[District, ...]:
    """Return the 15 kecamatan in the order of their codes."""
    return tuple(
        District(row["code"], row["name"], row["bps_code"], float(row["lat"]), float(row["lng"]))
        for row in read_table("districts").rows
    )


@cache
def villages() -> tuple[Village, ...]:
    """Return the 156 desa and kelurahan in the order of their codes."""
    return tuple(
        Village(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            bps_code=row["bps_code"],
            postcode=row["postcode"],
            latitude=float(row["lat"]),
            longitude=float(row["lng"]),
        )
        for row in read_table("villages").rows
    )


@cache
def occupations(edition: str) -> Mapping[str, Occupation]:
    """Return the KBJI groups of an edition by code, one to four digits, in the order of their codes."""
    table = read_table(f"kbji_{edition}")
    return {
        row["code"]: Occupation(edition, row["code"], row["title"], row.get("code_2026", row["code"]) or None)
        for row in table.rows
    }


@cache
def industries(edition: str) -> Mapping[str, Industry]:
    """Return the KBLI sections and divisions of an edition by code."""
    return {
        row["code"]: Industry(edition, row["code"], row["title"], row["parent"] or row["code"])
        for row in read_table(f"kbli_{edition}").rows
    }


@cache
def minimum_wages() -> tuple[MinimumWage, ...]:
    """Return the dated minimum wages, oldest first."""
    return tuple(
        MinimumWage(
            area_code=row["area_code"],
            kind=row["kind"],
            valid_from=date.fromisoformat(row["valid_from"]),
            amount_idr=Decimal(row["amount_idr"]),
            source=row["source"],
        )
        for row in read_table("umk").rows
    )


@cache
def registry_check_table() -> str:
    """Return the checks of a village's month as they are sent to the browser."""
    return (DATA / "registry_checks.json").read_text(encoding="utf-8")


@cache
def registry_check_rules() -> tuple[CheckRule, ...]:
    """Return the checks of a village's month, read once."""
    return parse_rules(json.loads(registry_check_table()))


@dataclass(frozen=True)
class KnownFigure:
    """A figure that was printed somewhere, as the notebook starts with it."""

    series: str
    year: int
    value: Decimal
    source: str
    is_official: bool


@cache
def known_figures() -> tuple[KnownFigure, ...]:
    """Return the printed figures we know of, contradictions included."""
    return tuple(
        KnownFigure(row["series"], int(row["year"]), Decimal(row["value"]), row["source"], row["remark"] == "resmi")
        for row in read_table("published_figures").rows
    )
