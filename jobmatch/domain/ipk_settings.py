"""What an office decides about its IPK tables: letter for women, titles, periods, and who signs from when."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.ipk_layout import III1_TITLE, III8_TITLE, TABLES, WOMAN_LETTERS
from jobmatch.domain.periods import PeriodKind
from jobmatch.domain.texts import N_

DEFAULT_TITLES: Mapping[str, str] = {
    "III/1": III1_TITLE,
    **{code: spec.title for code, spec in TABLES.items()},
    "III/8": III8_TITLE,
}
DEFAULT_PERIODS: Mapping[str, PeriodKind] = {
    "III/1": PeriodKind.MONTH,
    **{code: spec.period for code, spec in TABLES.items()},
    "III/8": PeriodKind.MONTH,
}


@dataclass(frozen=True)
class Signatory:
    """Who signs for the office from a date on."""

    since: date
    name: str
    nip: str = ""
    position: str = ""


@dataclass(frozen=True)
class IpkSettings:
    """The office's choices; what it never chose is the default."""

    woman_letter: str = "P"
    has_subtotals: bool = True
    titles: Mapping[str, str] = field(default_factory=dict)
    periods: Mapping[str, PeriodKind] = field(default_factory=dict)
    signatories: tuple[Signatory, ...] = ()
    own_work_is_placed: bool = False
    """Whether work found without the office is booked as placed; otherwise as removed. No source settles it."""

    def title_of(self, code: str) -> str:
        """Return the title printed over a table."""
        return self.titles.get(code) or DEFAULT_TITLES[code]

    def period_of(self, code: str) -> PeriodKind:
        """Return how often a table is made."""
        return self.periods.get(code, DEFAULT_PERIODS[code])

    def codes_for(self, kind: PeriodKind) -> tuple[str, ...]:
        """Return the tables that belong into the report of such a period: those made as often or more often."""
        return tuple(code for code in DEFAULT_TITLES if self.period_of(code).length <= kind.length)

    def signatory_on(self, day: date) -> Signatory | None:
        """Return who signs on a day."""
        known = [person for person in self.signatories if person.since <= day]
        return max(known, key=lambda person: person.since) if known else None

    def stored(self) -> dict[str, Any]:
        """Return the plain form that is stored."""
        people = [{**asdict(person), "since": person.since.isoformat()} for person in self.signatories]
        periods = {code: kind.value for code, kind in self.periods.items()}
        return {
            "woman_letter": self.woman_letter,
            "has_subtotals": self.has_subtotals,
            "titles": dict(self.titles),
            "periods": periods,
            "signatories": people,
            "own_work_is_placed": self.own_work_is_placed,
        }


def read_settings(stored: Mapping[str, Any] | None) -> IpkSettings:
    """Return settings from their stored form."""
    if stored is None:
        return IpkSettings()
    people = [Signatory(**{**person, "since": date.fromisoformat(person["since"])}) for person in stored["signatories"]]
    periods = {code: PeriodKind(kind) for code, kind in stored["periods"].items()}
    own_work = stored.get("own_work_is_placed", False)
    return IpkSettings(stored["woman_letter"], stored["has_subtotals"], stored["titles"], periods, tuple(people), own_work)


def check_settings(settings: IpkSettings) -> IpkSettings:
    """Return the settings if an office may have them."""
    if settings.woman_letter not in WOMAN_LETTERS:
        raise RuleBroken(N_("Huruf untuk perempuan adalah P atau W."), field="woman_letter")
    if len({person.since for person in settings.signatories}) != len(settings.signatories):
        raise RuleBroken(N_("Sudah ada penanda tangan yang mulai pada tanggal itu."), field="since")
    return settings
