"""Made-up people of a plausible regency. Their NIK come from kecamatan numbers that were never issued."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from jobmatch import clock
from jobmatch.domain.enums import LabourStatus, NikState, ObservationSource, Sex
from jobmatch.extensions.db import db, new_id, transaction
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import LabourObservation, Person
from jobmatch.queries.places import list_village_codes

MEN = [
    "Andi",
    "Budi",
    "Candra",
    "Dedi",
    "Eko",
    "Fajar",
    "Gilang",
    "Hendra",
    "Iwan",
    "Joko",
    "Kurnia",
    "Lukman",
    "Mulyadi",
    "Nanda",
    "Oki",
    "Pandu",
    "Rahmat",
    "Surya",
    "Taufik",
    "Wahyu",
    "Yusuf",
    "Zainal",
    "Rian",
    "Doni",
    "Feri",
]
WOMEN = [
    "Ayu",
    "Bunga",
    "Citra",
    "Dewi",
    "Eka",
    "Fitri",
    "Gita",
    "Hesti",
    "Indah",
    "Juwita",
    "Kartika",
    "Lestari",
    "Mawar",
    "Nurul",
    "Putri",
    "Ratna",
    "Sari",
    "Tuti",
    "Wulan",
    "Yanti",
    "Zahra",
    "Rina",
    "Desi",
    "Mega",
    "Siska",
]
LAST = [
    "Saputra",
    "Pratama",
    "Wijaya",
    "Hidayat",
    "Nugroho",
    "Kurniawan",
    "Setiawan",
    "Ramadhan",
    "Siregar",
    "Utama",
    "Lubis",
    "Harahap",
    "Effendi",
    "Gunawan",
    "Sulaiman",
    "Basri",
    "Hakim",
    "Anwar",
    "Jaya",
    "Syahputra",
]
LAST_WOMEN = [
    "Lestari",
    "Wulandari",
    "Handayani",
    "Permatasari",
    "Anggraini",
    "Safitri",
    "Puspita",
    "Maharani",
    "Rahayu",
    "Oktavia",
    "Utami",
    "Melati",
    "Kusuma",
    "Astuti",
    "Pertiwi",
    "Yuliana",
    "Susanti",
    "Marlina",
    "Novita",
    "Aprilia",
]
EDUCATION = (("sd", 22), ("smp", 20), ("sma", 28), ("smk", 15), ("d3", 5), ("s1", 10))
STATUSES = (
    (LabourStatus.EMPLOYED, 62),
    (LabourStatus.UNEMPLOYED, 24),
    (LabourStatus.UNDEREMPLOYED, 8),
    (LabourStatus.NOT_IN_FORCE, 6),
)
NEVER_ISSUED = range(90, 100)


def create_demo_people(count: int, seed: int, progress: Callable[[int, int], None]) -> None:
    """Add ``count`` people with a first observation each, reproducibly, in one transaction."""
    source = random.Random(seed)  # noqa: S311 - a reproducible made-up world, no secret
    villages = list_village_codes()
    start = clock.today().replace(day=1) - timedelta(days=20)
    with transaction():
        for number in range(count):
            person = _person(source, number, villages)
            db.session.add(person)
            db.session.add(_observation(source, person, start))
            if number % 250 == 249:
                db.session.flush()
                progress(number + 1, count)
    progress(count, count)


def _person(source: random.Random, number: int, villages: list[str]) -> Person:
    sex = source.choice((Sex.MALE, Sex.FEMALE))
    first, last = (MEN, LAST) if sex is Sex.MALE else (WOMEN, LAST_WOMEN)
    name = source.choice(first) if source.random() < 0.12 else f"{source.choice(first)} {source.choice(last)}"
    born = date(1965, 1, 1) + timedelta(days=source.randrange(16000))
    nik = _nik(source, number, born, sex)
    level = source.choices([e[0] for e in EDUCATION], [e[1] for e in EDUCATION])[0]
    return Person(
        id=new_id(),
        full_name=name,
        name_key=name.lower(),
        nik=nik,
        nik_index=nik_index(nik),
        nik_state=NikState.SEEN,
        birth_date=born,
        birth_year=born.year,
        sex=sex,
        village_code=villages[number % len(villages)],
        phone=f"+62800{number:07d}",
        education_level=level,
        graduation_year=min(born.year + 18, clock.today().year),
        door="office",
        created_at=clock.now(),
    )


def _nik(source: random.Random, number: int, born: date, sex: Sex) -> str:
    day = born.day + (40 if sex is Sex.FEMALE else 0)
    return f"1702{source.choice(NEVER_ISSUED)}{day:02d}{born:%m%y}{number % 9999 + 1:04d}"


def _observation(source: random.Random, person: Person, on: date) -> LabourObservation:
    status = source.choices([s[0] for s in STATUSES], [s[1] for s in STATUSES])[0]
    return LabourObservation(
        person_id=person.id,
        valid_on=on,
        recorded_at=clock.now(),
        status=status,
        source=ObservationSource.IMPORT,
        source_id=f"demo:{person.id}",
    )
