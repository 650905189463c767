"""Random small labour markets, odd values and edges included."""

from hypothesis import strategies as st

from matching import Experience, SeekerProfile, Skill, VacancyProfile, Vocabulary
from matching.entries import Field, Occupation, Term

CODES = ("5230", "5223", "5221", "6112", "6111", "8322")
WORK = ("kasir", "jaga toko", "motong karet", "petik kopi", "sopir truk", "pekerjaan lain", "")
SKILLS = ("layani pembeli", "jualan", "menyadap", "mengemudi", "keahlian sendiri", "hal yang lain sama sekali")
FIELDS = ("akuntansi", "pertanian", "perdagangan", "bukan jurusan")
WORDS = Vocabulary(
    [
        Occupation("5230", "5230", "Kasir", ("kasir",), ("cashier",), ("jaga kasir",), ("melayani-pembeli",)),
        Occupation("5223", "5223", "Pramuniaga", ("penjaga toko",), (), ("jaga toko",), ("menjual", "melayani-pembeli")),
        Occupation("6112", "6112", "Penyadap karet", ("penyadap",), (), ("motong karet",), ("menyadap",)),
        Occupation("6111", "6111", "Petani kopi", ("petani kopi",), (), ("petik kopi",), ()),
        Occupation("8322", "8322", "Sopir", ("sopir truk",), (), ("bawa truk",), ("mengemudi",)),
    ],
    [
        Term("melayani-pembeli", "skill", "Melayani pembeli", ("layani pembeli",), (), ("menjual",), ()),
        Term("menjual", "skill", "Menjual", ("jualan",), (), ("melayani-pembeli",), ()),
        Term("menyadap", "skill", "Menyadap", ("menyadap",), (), (), ()),
        Term("mengemudi", "skill", "Mengemudi", ("mengemudi",), (), ("sim-b1",), ()),
        Term("sim-b1", "licence", "SIM B1", ("sim b1",), (), (), ()),
        Term("sim-a", "licence", "SIM A", ("sim a",), (), (), ()),
    ],
    [
        Field("akuntansi", "bisnis", "Akuntansi", ("akuntansi",), ("5230", "41"), ()),
        Field("perdagangan", "bisnis", "Perdagangan", ("perdagangan",), ("522",), ()),
        Field("pertanian", "hayati", "Pertanian", ("pertanian",), ("6",), ()),
    ],
)

maybe = st.one_of
places = maybe(st.none(), st.tuples(st.sampled_from((-3.40, -3.45, -3.60)), st.sampled_from((102.50, 102.51, 102.80))))
districts = st.sampled_from((None, "17.02.07", "17.02.16"))
levels = st.sampled_from((None, "TIDAK", "SD", "SMP", "SMA", "SMK", "D3", "S1"))
times = st.lists(st.sampled_from(("penuh_waktu", "paruh_waktu", "malam", "kapan saja")), max_size=3).map(tuple)
skills = st.builds(Skill, st.sampled_from(SKILLS), st.sampled_from((None, 1, 2, 3)))
skill_lists = st.lists(skills, max_size=4).map(tuple)
languages = st.lists(st.sampled_from(("Inggris", "Mandarin")), max_size=2).map(tuple)
licences = st.lists(st.sampled_from(("SIM A", "SIM B1", "sertifikat lain")), max_size=2).map(tuple)
wages = st.sampled_from((None, 0, 1_500_000, 2_000_000, 2_500_000, 4_000_000))
experiences = st.builds(
    Experience, st.sampled_from(WORK), st.sampled_from((None, 0, 3, 12, 40)), st.sampled_from((None, *CODES)), st.booleans()
)


def texts(most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from((*WORK, *SKILLS, "usia 25 tahun", "dan")), max_size=most).map(" ".join)


def seekers(number: int) -> st.SearchStrategy[SeekerProfile]:
    return st.builds(
        SeekerProfile,
        id=st.just(f"orang-{number}"),
        desired_occupations=st.lists(st.sampled_from(WORK), max_size=2).map(tuple),
        desired_kbji=st.lists(st.sampled_from(CODES), max_size=2).map(tuple),
        skills=skill_lists,
        experiences=st.lists(experiences, max_size=3).map(tuple),
        education_level=levels,
        education_major=st.sampled_from((None, *FIELDS)),
        location=places,
        district=districts,
        max_distance_km=st.sampled_from((None, 0.0, 1.0, 10.0, 31.0)),
        is_willing_to_move=st.booleans(),
        reach=st.lists(st.sampled_from(("AKL", "AKAD", "AKAN")), max_size=2).map(tuple),
        wage_min_idr_month=wages,
        availability=times,
        licences=licences,
        languages=languages,
        free_text=texts(4),
    )


def vacancies(number: int) -> st.SearchStrategy[VacancyProfile]:
    return st.builds(
        VacancyProfile,
        id=st.just(f"lowongan-{number}"),
        title=st.sampled_from(WORK),
        kbji=st.sampled_from((None, *CODES)),
        required_skills=skill_lists,
        welcome_skills=skill_lists,
        min_education=levels,
        is_education_justified=st.booleans(),
        majors=st.lists(st.sampled_from(FIELDS), max_size=2).map(tuple),
        experience_months=st.sampled_from((None, 0, 6, 24)),
        location=places,
        district=districts,
        is_remote=st.booleans(),
        reach=st.sampled_from((None, "AKL", "AKAD", "ke mana saja")),
        wage_min_idr_month=wages,
        wage_max_idr_month=wages,
        licences=licences,
        languages=languages,
        availability=times,
        description=texts(5),
    )


def many(one: object, most: int) -> st.SearchStrategy[list[object]]:
    """Up to so many profiles, each with an id of its own."""
    return st.integers(0, most).flatmap(lambda count: st.tuples(*(one(number) for number in range(count))).map(list))  # type: ignore[operator]


markets = st.tuples(many(seekers, 12), many(vacancies, 6), st.sampled_from((1, 2, 5, 50)), st.integers(0, 3))
