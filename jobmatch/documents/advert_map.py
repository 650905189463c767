"""The mapping file of an advert import: which column of a portal's file holds which of our fields. No advert in it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

FIELDS = frozenset(
    {
        "key",
        "title",
        "description",
        "place_text",
        "kbji",
        "posts",
        "employment_kind",
        "placement_kind",
        "availability",
        "wage_min_idr",
        "wage_max_idr",
        "wage_period",
        "hours_text",
        "conditions",
        "required_skills",
        "welcome_skills",
        "majors",
        "licences",
        "languages",
        "min_education",
        "experience_months",
        "experience_years",
        "posted_on",
    }
)
NEEDED = ("key", "title")
PARTS = frozenset({"source", "columns", "lists", "no_experience_if", "fixed", "values"})


@dataclass(frozen=True)
class AdvertMap:
    """How to read one portal's file. ``values`` translates a portal's words field by field; "" stands for nothing."""

    source: str
    columns: Mapping[str, str]
    separator: str = ","
    no_experience_if: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_advert_map(content: bytes) -> AdvertMap:
    """Read a mapping file.

    Raises:
        RuleBroken: it is no TOML, names something we don't know, or leaves out what every advert needs.
    """
    try:
        read = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleBroken(N_("Berkas pemetaan tidak terbaca: %(why)s"), why=str(error)) from None
    columns = read.get("columns", {})
    unknown = sorted((set(read) - PARTS) | ((set(columns) | set(read.get("fixed", {})) | set(read.get("values", {}))) - FIELDS))
    if unknown:
        raise RuleBroken(N_("Berkas pemetaan menyebut yang tidak dikenal: %(names)s."), names=", ".join(unknown))
    missing = [name for name in NEEDED if name not in columns]
    if missing or not read.get("source"):
        raise RuleBroken(N_("Berkas pemetaan belum lengkap. Isi source, columns.key dan columns.title."))
    return AdvertMap(
        source=read["source"],
        columns=columns,
        separator=read.get("lists", {}).get("separator", ","),
        no_experience_if=read.get("no_experience_if", {}),
        fixed=read.get("fixed", {}),
        values=read.get("values", {}),
    )
