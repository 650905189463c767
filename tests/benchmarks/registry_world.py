"""A seeded registry of synthetic people: households, twins, siblings, namesakes; nobody in it exists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tests.benchmarks import people_names as pool

FIRST_DAY = date(1958, 1, 1)
DISTRICTS = ("170207", "170208", "170211", "170216", "170217", "170218", "170219", "170220")
LAST_SERIAL = 9999


@dataclass(frozen=True)
class Person:
    """A person as they are, before anybody writes them down."""

    key: int
    given: tuple[str, ...]
    born: date
    is_female: bool
    nik: str
    kk: str
    mother: str
    street: str
    phone: str
    village: str

    @property
    def name(self) -> str:
        """The full name in order."""
        return " ".join(self.given)


@dataclass(frozen=True)
class WorldHabits:
    """How often what happens in the world itself."""

    twins: float = 0.02
    namesakes: float = 0.03
    shared_family_name: float = 0.35
    one_word: float = 0.12
    is_english: bool = False


class World:
    """Draws households one by one; the same seed gives the same world."""

    def __init__(self, seed: int, habits: WorldHabits | None = None) -> None:
        self.random = Random(seed)
        self.habits = habits or WorldHabits()
        self.serials: dict[str, int] = {}
        self.people: list[Person] = []

    def fill(self, count: int) -> list[Person]:
        """Draw households until there are so many people, then the namesakes among them."""
        while len(self.people) < count:
            self._add_household()
        del self.people[count:]
        for person in self.random.sample(self.people, int(count * self.habits.namesakes)):
            self._add_namesake(person)
        return self.people

    def given_name(self, is_female: bool, family: str) -> tuple[str, ...]:
        draw = self.random
        if self.habits.is_english:
            return (self._common(pool.ENGLISH_GIVEN), family or self._common(pool.ENGLISH_FAMILY))
        first = self._common(pool.FEMALE if is_female else pool.MALE)
        if draw.random() < self.habits.one_word:
            return (first,)
        if draw.random() < 0.25:
            leading = pool.LEADING_FEMALE if is_female else pool.LEADING_MALE
            return (draw.choice(leading), first, *((family,) if family else ()))
        if family:
            return (first, family)
        return (first, self._common(pool.FEMALE if is_female else pool.MALE + pool.FAMILY))

    def nik(self, district: str, born: date, is_female: bool) -> str:
        day = born.day + (40 if is_female else 0)
        head = f"{district}{day:02d}{born:%m%y}"
        serial = self.serials.get(head, 0) + 1
        if self.random.random() < 0.3:
            serial += self.random.randrange(1, 6)
        self.serials[head] = min(serial, LAST_SERIAL)
        return f"{head}{self.serials[head]:04d}"

    def day(self, first: date, days: int) -> date:
        born = first + timedelta(days=self.random.randrange(days))
        if self.random.random() < 0.04:
            return date(born.year, *self.random.choice(((1, 1), (12, 31), (7, 1))))
        return born

    def mobile(self) -> str:
        return f"08{self.random.choice((12, 13, 21, 22, 52, 53, 57, 77, 78, 95))}{self.random.randrange(10**7, 10**8)}"

    def _common(self, names: list[str]) -> str:
        return names[int(len(names) * self.random.random() ** 1.7)]

    def _add_household(self) -> None:
        draw = self.random
        family = draw.choice(pool.ENGLISH_FAMILY if self.habits.is_english else pool.FAMILY)
        if not self.habits.is_english and draw.random() > self.habits.shared_family_name:
            family = ""
        district = draw.choice(DISTRICTS)
        kk = f"{district}{draw.randrange(1, 29):02d}{draw.randrange(1, 13):02d}{draw.randrange(5, 24):02d}"
        kk += f"{draw.randrange(1, 60):04d}"
        home = (f"jl {draw.choice(pool.STREETS)} no {draw.randrange(1, 120)} rt {draw.randrange(1, 9)}", self.mobile())
        village = draw.choice(pool.VILLAGES)
        mothers = [self.given_name(True, "") for _ in range(2)]
        parents_born = self.day(FIRST_DAY, 365 * 25)
        members = [(False, parents_born, " ".join(self.given_name(True, "")))]
        members.append((True, parents_born + timedelta(days=draw.randrange(-900, 2500)), " ".join(mothers[1])))
        members += [(draw.random() < 0.5, born, " ".join(mothers[0])) for born in self._births(parents_born)]
        before: tuple[str, ...] = ()
        last_born: date | None = None
        for index, (is_female, born, mother) in enumerate(members):
            given = mothers[0] if index == 1 else self.given_name(is_female, family if index != 1 else "")
            if last_born == born and draw.random() < 0.5:
                given = self._alike(before)
            phone = home[1] if draw.random() < 0.5 else self.mobile()
            nik = self.nik(district, born, is_female)
            person = Person(len(self.people), given, born, is_female, nik, kk, mother, home[0], phone, village)
            self.people.append(person)
            before, last_born = given, born

    def _births(self, parents_born: date) -> list[date]:
        born = parents_born + timedelta(days=365 * 22)
        births: list[date] = []
        for _ in range(self.random.choice((0, 1, 2, 2, 3, 4))):
            born = born + timedelta(days=self.random.randrange(330, 2200))
            births.append(born)
            if self.random.random() < self.habits.twins:
                births.append(born)
        return births

    def _alike(self, given: tuple[str, ...]) -> tuple[str, ...]:
        """A sibling's name that sounds like the other: one letter of the first word changed, or the last word kept."""
        word = given[0]
        place = self.random.randrange(1, len(word))
        other = word[:place] + self.random.choice("aiueo".replace(word[place], "")) + word[place + 1 :]
        return (other, *given[1:])

    def _add_namesake(self, person: Person) -> None:
        other = self.random.choice(self.people)
        born = self.day(FIRST_DAY, 365 * 48)
        if self.random.random() < 0.3:
            born = date(person.born.year, born.month, min(born.day, 28))
        village = person.village if self.random.random() < 0.4 else other.village
        namesake = replace(person, key=len(self.people), born=born, village=village, kk=other.kk[:-4] + "0077")
        namesake = replace(namesake, nik=self.nik(self.random.choice(DISTRICTS), born, person.is_female))
        namesake = replace(namesake, mother=other.mother, street=other.street, phone=self.mobile())
        self.people.append(namesake)
