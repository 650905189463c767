"""The vocabulary's own tables as plain rows: occupations, skills, fields of study."""

from dataclasses import dataclass

from matching.tables import read_table

MAJOR_GROUPS = 10


def cells(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds several strings, without empty ones and repeats."""
    return tuple(dict.fromkeys(part.strip() for part in text.split("|") if part.strip()))


@dataclass(frozen=True, slots=True)
class Occupation:
    """A KBJI unit group and the ways people say it."""

    code: str
    """KBJI 2026, four digits; empty for a group that only the 2014 edition has."""
    code_2014: str | None
    name: str
    titles: tuple[str, ...]
    english: tuple[str, ...]
    sayings: tuple[str, ...]
    skills: tuple[str, ...]

    @property
    def wordings(self) -> tuple[str, ...]:
        """Everything somebody may write for this group."""
        return (self.name, *self.titles, *self.english, *self.sayings)


@dataclass(frozen=True, slots=True)
class Term:
    """A skill, tool, licence, language or piece of knowledge."""

    id: str
    kind: str
    name: str
    wordings: tuple[str, ...]
    english: tuple[str, ...]
    related: tuple[str, ...]
    kbji: tuple[str, ...]

    @property
    def all_wordings(self) -> tuple[str, ...]:
        """Everything somebody may write for it."""
        return (self.name, *self.wordings, *self.english)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of study with the programmes taught under it and the work it leads to."""

    id: str
    group: str
    name: str
    programmes: tuple[str, ...]
    kbji: tuple[str, ...]
    words: tuple[str, ...]
    """Words that a vacancy for this field would use."""


def read_occupations() -> list[Occupation]:
    """All unit groups of the tables, in the order of their codes."""
    rows = [
        row
        for group in range(MAJOR_GROUPS)
        for row in read_table(f"occupations_{group}.csv")
        if row.get("kbji_2026") or row.get("kbji_2014")
    ]
    return sorted((_occupation(row) for row in rows), key=lambda entry: entry.code)


def _occupation(row: dict[str, str]) -> Occupation:
    return Occupation(
        code=row.get("kbji_2026", ""),
        code_2014=row.get("kbji_2014") or None,
        name=row["name"],
        titles=cells(row.get("titles", "")),
        english=cells(row.get("english", "")),
        sayings=cells(row.get("sayings", "")),
        skills=cells(row.get("skills", "")),
    )


def read_terms() -> list[Term]:
    """All skills, tools, licences, languages and knowledge."""
    return [
        Term(
            id=row["id"],
            kind=row["kind"],
            name=row["name"],
            wordings=cells(row.get("wordings", "")),
            english=cells(row.get("english", "")),
            related=cells(row.get("related", "")),
            kbji=cells(row.get("kbji", "")),
        )
        for row in read_table("skills.csv")
        if row.get("id")
    ]


def read_fields() -> list[Field]:
    """All fields of study."""
    return [
        Field(
            id=row["id"],
            group=row["group"],
            name=row["name"],
            programmes=cells(row.get("programmes", "")),
            kbji=cells(row.get("kbji", "")),
            words=cells(row.get("words", "")),
        )
        for row in read_table("fields_of_study.csv")
        if row.get("id")
    ]


def read_prior() -> dict[str, float]:
    """How common each kind of work is in a regency like this one, per mille: our own estimate."""
    return {row["kbji"]: float(row["per_mille"]) for row in read_table("occupation_prior.csv")}


def read_learned_field_words() -> dict[str, dict[str, float]]:
    """Stems that adverts accepting a field used more than others, strongest = 1."""
    found: dict[str, dict[str, float]] = {}
    for row in read_table("field_words_learned.csv"):
        found.setdefault(row["field"], {})[row["stem"]] = float(row["weight"])
    return found
