"""Made-up families: who lives together, how old, with which schooling. Plain plans, drawn before any row is written."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from jobmatch.demo import words
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.domain.enums import LabourStatus, Sex

WORKING_AGE = 15
OLDEST_AT_SCHOOL = 18
OLDEST_OF_WORKING_AGE = 64
UNEMPLOYED_SHARE = 0.25
YEARS_BY_SCHOOL = {"none": 0, "sd": 12, "smp": 15, "sma": 18, "smk": 18, "d3": 21, "s1": 22}
SCHOOLING_OLD = {"none": 6, "sd": 44, "smp": 21, "sma": 18, "smk": 4, "d3": 2, "s1": 5}
SCHOOLING_YOUNG = {"sd": 9, "smp": 20, "sma": 33, "smk": 22, "d3": 5, "s1": 11}
OTHERS = {LabourStatus.EMPLOYED: 68, LabourStatus.UNDEREMPLOYED: 11, LabourStatus.PART_TIME: 6, LabourStatus.NOT_IN_FORCE: 15}


@dataclass(slots=True)
class Member:
    """One made-up human; ``status`` is kept in step with what the world observes."""

    id: UUID
    name: str
    sex: Sex
    born: date
    relation: str
    village: str
    school: str | None = None
    phone: str | None = None
    has_family_card: bool = True
    status: LabourStatus | None = None

    def age(self, day: date) -> int:
        """Return the age on a day."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass(slots=True)
class Household:
    """A family and where it lives."""

    id: UUID
    village: str
    neighbourhood: str
    decile: int
    members: list[Member] = field(default_factory=list)


def plan_households(count: int, villages: dict[str, float], calendar: Calendar) -> list[Household]:
    """Plan families until they hold ``count`` people, and give everybody of working age a status to start with."""
    draw, households, total = Draw("households"), [], 0
    while total < count:
        household = _household(draw, draw.by_weight(villages), calendar)
        household.members = household.members[: count - total]
        total += len(household.members)
        households.append(household)
    _give_statuses([member for household in households for member in household.members], count, calendar)
    return households


def _household(draw: Draw, village: str, calendar: Calendar) -> Household:
    moment, today = calendar.start, calendar.today
    home = Household(
        draw.new_id(moment),
        village,
        f"RT {draw.randint(1, 9):02d} RW {draw.randint(1, 4):02d}",
        draw.by_weight({1: 16, 2: 17, 3: 16, 4: 14, 5: 11, 6: 9, 7: 7, 8: 5, 9: 3, 10: 2}),
    )
    head_age = draw.randint(27, 62)
    head_sex = Sex.FEMALE if draw.chance(0.14) else Sex.MALE
    home.members.append(_member(draw, home, head_sex, head_age, "kepala keluarga", calendar))
    if head_sex is Sex.MALE and draw.chance(0.87):
        home.members.append(_member(draw, home, Sex.FEMALE, max(19, head_age - draw.randint(-2, 8)), "istri", calendar))
    for _ in range(draw.by_weight({0: 8, 1: 24, 2: 36, 3: 22, 4: 10})):
        sex = draw.choice((Sex.MALE, Sex.FEMALE))
        home.members.append(_member(draw, home, sex, draw.randint(0, max(1, head_age - 19)), "anak", calendar))
    if draw.chance(0.12):
        sex = draw.choice((Sex.MALE, Sex.FEMALE))
        home.members.append(_member(draw, home, sex, min(84, head_age + draw.randint(20, 27)), "orang tua", calendar))
    _share_phones(draw, home, today)
    return home


def _member(draw: Draw, home: Household, sex: Sex, age: int, relation: str, calendar: Calendar) -> Member:
    born = calendar.today - timedelta(days=age * 365 + age // 4 + draw.randint(2, 362))
    return Member(
        draw.new_id(calendar.start), words.full_name(draw, sex), sex, born, relation, home.village, _school(draw, born, calendar)
    )


def _school(draw: Draw, born: date, calendar: Calendar) -> str | None:
    age = calendar.start.year - born.year
    if age < WORKING_AGE:
        return None
    level = draw.by_weight(SCHOOLING_YOUNG if age < 35 else SCHOOLING_OLD)
    while YEARS_BY_SCHOOL[level] > age:
        level = {"s1": "sma", "d3": "sma", "sma": "smp", "smk": "smp", "smp": "sd"}[level]
    return level


def _share_phones(draw: Draw, home: Household, today: date) -> None:
    """Give about two of three grown-ups a number; in some families one telephone serves everybody."""
    shared = words.phone(draw) if draw.chance(0.3) else None
    for member in home.members:
        if member.age(today) >= WORKING_AGE and draw.chance(0.78):
            member.phone = shared or words.phone(draw)


def _give_statuses(people: list[Member], count: int, calendar: Calendar) -> None:
    draw, start = Draw("statuses"), calendar.start.date()
    grown = [member for member in people if member.age(start) >= WORKING_AGE]
    drawn = sorted(grown, key=lambda member: draw.random() ** (1 / _readiness(member.age(start))), reverse=True)
    unemployed = {member.id for member in drawn[: round(count * UNEMPLOYED_SHARE)]}
    for member in grown:
        if member.id in unemployed:
            member.status = LabourStatus.UNEMPLOYED
        elif member.age(start) <= OLDEST_AT_SCHOOL or member.age(start) > OLDEST_OF_WORKING_AGE:
            member.status = LabourStatus.NOT_IN_FORCE
        else:
            member.status = draw.by_weight(OTHERS)


def _readiness(age: int) -> float:
    """Return how much more likely somebody of this age is to be out of work: mostly the young."""
    if age <= OLDEST_AT_SCHOOL:
        return 0.5
    if age <= 29:
        return 2.6
    return 1.1 if age <= 44 else 0.6 if age <= OLDEST_OF_WORKING_AGE else 0.02
