"""A seeded labour market of made-up profiles: regencies of about 20,000 seekers, so that the area grows with the number."""

from collections.abc import Iterator, Sequence
from random import Random

from matching import Experience, SeekerProfile, Skill, VacancyProfile, Vocabulary
from matching.profiles import AVAILABILITY

SEEKERS_OF_REGENCY = 20_000
DISTRICTS_OF_REGENCY = 15
REGENCY_DEGREES = 0.45
LEVELS = ("SD", "SMP", "SMA", "SMK", "D3", "S1")
LEVEL_SHARES = (20, 22, 28, 16, 6, 8)
PLACES = ((-3.47, 102.52), (0.5, 101.4), (-7.0, 110.4), (-0.9, 119.9), (3.6, 98.7))
FILLERS = (
    "terbiasa bekerja cepat dan rapi",
    "pernah membantu usaha keluarga di pasar",
    "jujur, rajin dan mau belajar hal baru",
    "punya kendaraan sendiri dan siap kerja shift",
    "pengalaman melayani pelanggan dan mencatat penjualan",
    "bisa mengoperasikan komputer dan membuat laporan",
)


class Market:
    """Draws seekers and vacancies; popular work is popular on both sides."""

    def __init__(self, seed: int, vocabulary: Vocabulary) -> None:
        self.random = Random(seed)
        occupations = [entry for entry in vocabulary.occupations.values() if entry.wordings]
        self.random.shuffle(occupations)
        self.works = [(entry.code, entry.wordings[:3], tuple(entry.skills)) for entry in occupations]
        self.skills = [term.name for term in vocabulary.terms.values()][:500]
        self.majors = [field.name for field in vocabulary.fields.values()]

    def seekers(self, count: int) -> Iterator[SeekerProfile]:
        for number in range(count):
            yield self._seeker(number, self._place(number // SEEKERS_OF_REGENCY))

    def vacancies(self, count: int, seeker_count: int) -> Iterator[VacancyProfile]:
        regencies = max(1, seeker_count // SEEKERS_OF_REGENCY)
        for number in range(count):
            yield self._vacancy(number, self._place(self.random.randrange(regencies)))

    def _place(self, regency: int) -> tuple[str, tuple[float, float]]:
        latitude, longitude = PLACES[regency % len(PLACES)]
        shift = regency // len(PLACES)
        district = self.random.randrange(DISTRICTS_OF_REGENCY)
        corner = Random(f"{regency}-{district}")
        point = (latitude + shift + corner.random() * REGENCY_DEGREES, longitude + shift + corner.random() * REGENCY_DEGREES)
        return f"{regency}.{district}", (round(point[0] + self.random.random() * 0.04, 4), round(point[1], 4))

    def _work(self) -> tuple[str, Sequence[str], Sequence[str]]:
        return self.works[int(len(self.works) * self.random.random() ** 2.2)]

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _skills(self, usual: Sequence[str], most: int) -> tuple[Skill, ...]:
        draw = self.random
        names = [draw.choice(usual) if usual and self._chance(0.6) else draw.choice(self.skills) for _ in range(most)]
        return tuple(Skill(name, draw.choice((None, 1, 2, 3))) for name in dict.fromkeys(names))

    def _seeker(self, number: int, place: tuple[str, tuple[float, float]]) -> SeekerProfile:
        draw = self.random
        code, wordings, usual = self._work()
        done = [self._work() if self._chance(0.5) else (code, wordings, usual) for _ in range(draw.choice((0, 1, 1, 2)))]
        level = draw.choices(LEVELS, LEVEL_SHARES)[0]
        return SeekerProfile(
            f"s{number}",
            desired_occupations=(draw.choice(wordings),),
            desired_kbji=(code,) if self._chance(0.5) else (),
            skills=self._skills(usual, draw.randrange(2, 7)),
            experiences=tuple(
                Experience(draw.choice(words), draw.choice((None, 6, 12, 24, 60)), kbji) for kbji, words, _ in done
            ),
            education_level=level,
            education_major=draw.choice(self.majors) if level in {"SMK", "D3", "S1"} else None,
            location=place[1],
            district=place[0],
            max_distance_km=draw.choice((None, 10.0, 20.0, 30.0)),
            is_willing_to_move=self._chance(0.15),
            reach=draw.choice((("AKL",), ("AKL", "AKAD"), ())),
            wage_min_idr_month=draw.choice((None, 2_000_000, 2_500_000, 2_850_000, 3_500_000)),
            availability=self._times(0.75),
            licences=draw.choice(((), (), (), ("SIM C",), ("SIM A", "SIM C"))),
            free_text=" ".join(draw.sample(FILLERS, 2)),
        )

    def _times(self, known: float) -> tuple[str, ...]:
        if not self._chance(known):
            return ()
        return tuple(self.random.sample(AVAILABILITY[:5], self.random.randrange(1, 4)))

    def _vacancy(self, number: int, place: tuple[str, tuple[float, float]]) -> VacancyProfile:
        draw = self.random
        code, wordings, usual = self._work()
        wage = draw.choice((None, 2_200_000, 2_850_000, 3_200_000, 4_500_000))
        return VacancyProfile(
            f"v{number}",
            title=draw.choice(wordings),
            kbji=code,
            required_skills=self._skills(usual, draw.randrange(4)),
            welcome_skills=self._skills(usual, draw.randrange(3)),
            min_education=draw.choice((None, "SMP", "SMA", "SMA", "D3", "S1")),
            is_education_justified=self._chance(0.3),
            majors=(draw.choice(self.majors),) if self._chance(0.2) else (),
            experience_months=draw.choice((None, None, 6, 12, 24)),
            location=place[1],
            district=place[0],
            is_remote=self._chance(0.02),
            reach=draw.choice(("AKL", "AKL", "AKAD")),
            wage_min_idr_month=wage,
            wage_max_idr_month=wage,
            licences=("SIM A",) if self._chance(0.08) else (),
            availability=self._times(0.8),
            description=" ".join(draw.sample(FILLERS, 3)),
        )
