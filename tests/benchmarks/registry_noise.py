"""How people get written down a second time: typing slips, habits, missing columns, other forms of the same date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from matching.duplicates import PersonRecord
from tests.benchmarks import people_names as pool
from tests.benchmarks.registry_world import Person, World

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
DATE_FORMS: tuple[Callable[[date], str], ...] = (
    date.isoformat,
    lambda born: f"{born:%d-%m-%Y}",
    lambda born: f"{born:%d/%m/%Y}",
    lambda born: f"{born.day} {MONTHS[born.month - 1]} {born.year}",
)
OLD = (("u", "oe"), ("j", "dj"), ("y", "j"), ("c", "tj"), ("kh", "ch"), ("sy", "sj"))
SHORT_FORMS = (
    ("muhammad", 0.5, ("M.", "Muh.", "Moh.", "Mhd", "Muhamad", "Mohammad")),
    ("siti", 0.3, ("St.",)),
    ("abdul", 0.3, ("Abd.",)),
)
NEAR_KEYS = {"a": "sq", "e": "wr", "i": "uo", "o": "ip", "u": "yi", "n": "mb", "m": "n", "r": "te", "s": "ad", "t": "ry"}


@dataclass(frozen=True)
class Noise:
    """Rates of what goes wrong when somebody is written down again, and the columns the file has not."""

    typo: float = 0.15
    word_dropped: float = 0.06
    word_order: float = 0.03
    initial: float = 0.05
    old_spelling: float = 0.03
    title: float = 0.05
    joined: float = 0.03
    date_swap: float = 0.04
    date_slip: float = 0.05
    date_year_only: float = 0.02
    nik_swap: float = 0.06
    nik_slip: float = 0.06
    nik_of_kin: float = 0.01
    moved: float = 0.10
    new_phone: float = 0.2
    sex_slip: float = 0.01
    missing: dict[str, float] = field(default_factory=lambda: {"nik": 0.1, "birth_date": 0.03, "phone": 0.3, "family": 0.15})
    absent: frozenset[str] = frozenset()
    family_is_mother: bool = False
    date_forms: int = 1


class Scribe:
    """Writes people down, first in order and then again with slips; keeps who is who."""

    def __init__(self, seed: int, world: World, noise: Noise) -> None:
        self.random = Random(seed)
        self.world = world
        self.noise = noise
        self.records: list[PersonRecord] = []
        self.truth: dict[str, int] = {}

    def write_all(self, again: float, most: int = 2) -> list[PersonRecord]:
        """Write everybody once and a share of them up to `most` times more."""
        people = list(self.world.people)
        for person in people:
            self._write(person, is_again=False)
        for person in self.random.sample(people, int(again * len(people))):
            for _ in range(self.random.randrange(1, most + 1)):
                self._write(person, is_again=True)
        self.random.shuffle(self.records)
        return self.records

    def true_pairs(self) -> set[tuple[str, str]]:
        groups: dict[int, list[str]] = {}
        for record, key in self.truth.items():
            groups.setdefault(key, []).append(record)
        return {(min(a, b), max(a, b)) for group in groups.values() for i, a in enumerate(group) for b in group[i + 1 :]}

    def _chance(self, rate: float) -> bool:
        return self.random.random() < rate

    def _write(self, person: Person, *, is_again: bool) -> None:
        record_id = f"r{len(self.records)}"
        self.truth[record_id] = person.key
        light = 1.0 if is_again else 0.1
        home = self.random.choice(self.world.people) if is_again and self._chance(self.noise.moved) else person
        values = {
            "name": self._name(person, light),
            "birth_date": self._date(person.born, light),
            "sex": self._sex(person, light),
            "nik": self._nik(person, light),
            "family": self._family(person, home, light),
            "address": self._address(home, light),
            "phone": self._phone(person, light),
            "place": home.village.replace("-", " ").title(),
        }
        for column, rate in self.noise.missing.items():
            if self._chance(rate):
                values[column] = ""
        for column in self.noise.absent:
            values[column] = ""
        self.records.append(PersonRecord(record_id, **values))

    def _name(self, person: Person, light: float) -> str:
        noise, words = self.noise, self._abbreviated(list(person.given))
        if len(words) > 1 and self._chance(noise.word_dropped * light):
            words.pop(self.random.choice((0, -1, -1)))
        if len(words) > 1 and self._chance(noise.initial * light):
            words[-1] = words[-1][0] + self.random.choice((".", ""))
        if len(words) > 1 and self._chance(noise.word_order * light):
            words.reverse()
        if self._chance(noise.typo * light):
            place = self.random.randrange(len(words))
            words[place] = self.typo(words[place])
        if self._chance(noise.old_spelling * light):
            new, old = self.random.choice(OLD)
            words = [word.replace(new, old) for word in words]
        name = ("" if len(words) == 2 and self._chance(noise.joined * light) else " ").join(words)
        if self._chance(noise.title * light):
            name = self._titled(name)
        return self.random.choice((name.upper(), name.title(), name.title()))

    def _abbreviated(self, words: list[str]) -> list[str]:
        for word, shares, forms in SHORT_FORMS:
            if words[0] == word and self._chance(shares):
                words[0] = self.random.choice(forms)
        return words

    def _titled(self, name: str) -> str:
        if self._chance(0.5):
            return f"{self.random.choice(pool.TITLES_BEFORE)} {name}"
        return f"{name}, {self.random.choice(pool.TITLES_AFTER)}"

    def typo(self, text: str) -> str:
        """One slip of the hand: swapped, dropped, doubled, or a neighbouring key."""
        if len(text) < 3:
            return text
        place = self.random.randrange(1, len(text) - 1)
        letter = text[place]
        kinds = (
            text[:place] + text[place + 1] + letter + text[place + 2 :],
            text[:place] + text[place + 1 :],
            text[:place] + letter + text[place:],
            text[:place] + self.random.choice(NEAR_KEYS.get(letter, "aeh")) + text[place + 1 :],
        )
        return self.random.choice(kinds)

    def _date(self, born: date, light: float) -> str:
        form = DATE_FORMS[self.random.randrange(self.noise.date_forms)]
        if self._chance(self.noise.date_swap * light) and born.day <= 12:
            born = date(born.year, born.day, born.month)
        if self._chance(self.noise.date_slip * light):
            kind = self.random.randrange(3)
            day, month = (self.random.randrange(1, 29), born.month) if kind == 0 else (min(born.day, 28), born.month)
            month = self.random.randrange(1, 13) if kind == 1 else month
            born = date(born.year + (self.random.choice((-10, -1, 1)) if kind == 2 else 0), month, day)
        if self._chance(self.noise.date_year_only * light):
            born = date(born.year, 1, 1)
        return form(born)

    def _sex(self, person: Person, light: float) -> str:
        is_female = person.is_female != self._chance(self.noise.sex_slip * light)
        return self.random.choice(("P", "Perempuan", "p") if is_female else ("L", "Laki-laki", "l"))

    def _nik(self, person: Person, light: float) -> str:
        nik = person.nik
        if self._chance(self.noise.nik_of_kin * light):
            kin = [other.nik for other in self.world.people[max(0, person.key - 2) : person.key + 3] if other.kk == person.kk]
            return self.random.choice(kin or [nik])
        if self._chance(self.noise.nik_swap * light):
            place = self.random.randrange(15)
            nik = nik[:place] + nik[place + 1] + nik[place] + nik[place + 2 :]
        if self._chance(self.noise.nik_slip * light):
            place = self.random.randrange(16)
            nik = nik[:place] + str(self.random.randrange(10)) * self.random.choice((1, 1, 1, 0)) + nik[place + 1 :]
        return nik

    def _family(self, person: Person, home: Person, light: float) -> str:
        if self.noise.family_is_mother:
            return (self.typo(person.mother) if self._chance(self.noise.typo * light) else person.mother).title()
        kk = home.kk
        place = self.random.randrange(15)
        return kk[:place] + kk[place + 1] + kk[place] + kk[place + 2 :] if self._chance(self.noise.nik_swap * light) else kk

    def _address(self, home: Person, light: float) -> str:
        street = home.street.replace("-", " ")
        if self._chance(0.4):
            street = street.replace("jl ", self.random.choice(("Jalan ", "Jl. ", "JLN ", ""))).replace(" no ", " No. ")
        if self._chance(0.3):
            street = street.split(" rt ", maxsplit=1)[0]
        return self.typo(street) if self._chance(self.noise.typo * light) else street

    def _phone(self, person: Person, light: float) -> str:
        phone = self.world.mobile() if self._chance(self.noise.new_phone * light) else person.phone
        if self._chance(0.3):
            phone = "+62" + phone[1:]
        return f"{phone[:4]}-{phone[4:8]}-{phone[8:]}" if self._chance(0.2) else phone
