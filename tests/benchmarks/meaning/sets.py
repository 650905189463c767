"""The sets: built from JOBMATCH_REFERENCE_DATA by seed; only our own descriptions are kept here."""

import csv
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from matching.occupations import Edition

HERE = Path(__file__).parent / "sets"
LONGEST = 1200


@dataclass(frozen=True)
class Retrieval:
    """Queries, a corpus, and for each query the corpus lines that answer it."""

    name: str
    queries: Sequence[str]
    corpus: Sequence[str]
    relevant: Sequence[frozenset[int]]


@dataclass(frozen=True)
class Coding:
    """Descriptions of work with their KBJI unit group."""

    name: str
    texts: Sequence[str]
    codes: Sequence[str]
    edition: Edition


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a reference file."""
    folder = Path(os.environ["JOBMATCH_REFERENCE_DATA"])
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_in(split: str, key: str) -> bool:
    """Whether the key falls into dev or test: half and half, for ever."""
    digest = blake2b(f"jobmatch:{key}".encode(), digest_size=2).digest()
    return ("dev", "test")[digest[0] % 2] == split


def own_descriptions(split: str) -> Coding:
    """Informal descriptions written by hand for this purpose."""
    with (HERE / "work_descriptions.csv").open(encoding="utf-8", newline="") as file:
        kept = [row for row in csv.DictReader(file) if row["split"] == split]
    return Coding("own", [row["text"] for row in kept], [row["kbji"] for row in kept], "2026")


def kbji_titles(split: str) -> Coding:
    """Six-digit titles of KBJI 2014 and the unit group above them."""
    kept = [row for row in rows("kbji_2014") if len(row["kode"]) > 4 and is_in(split, row["kode"])]
    codes = [row["kode"].replace(".", "")[:4] for row in kept]
    return Coding("kbji6", [row["judul"] for row in kept], codes, "2014")


def title_to_same_titles(split: str) -> Retrieval:
    """Titles of adverts; those with the same job function answer each other."""
    kept = [row for row in rows("loker_judul_ke_fungsi_id") if is_in(split, row["fungsi"])]
    return _same_label("titles_id", [row["judul_iklan"] for row in kept], [r["fungsi"] for r in kept])


def esco_titles(split: str) -> Retrieval:
    """An ESCO occupation's title and its other titles."""
    corpus: list[str] = []
    queries: list[str] = []
    relevant: list[frozenset[int]] = []
    kept = [row for row in rows("esco_occupations_skills_v1_2") if is_in(split, row["title_en"])]
    for row in kept[::3]:
        others = [title for title in row["alt_titles_en"].split(" | ") if title][:8]
        if others:
            queries.append(row["title_en"])
            relevant.append(frozenset(range(len(corpus), len(corpus) + len(others))))
            corpus += others
    return Retrieval("titles_esco", queries, corpus, relevant)


def indonesian_to_english(split: str) -> Retrieval:
    """Names of unit groups: KBJI in Indonesian, ISCO in English."""
    kept = [
        row
        for row in rows("kbji_2026_1_4_digit")
        if len(row["kode"]) in (3, 4) and row["isco08_title_en"] and is_in(split, row["kode"])
    ]
    corpus = list(dict.fromkeys(row["isco08_title_en"] for row in kept))
    queries = {row["judul_tampil"]: row["isco08_title_en"] for row in kept}
    relevant = [frozenset({corpus.index(name)}) for name in queries.values()]
    return Retrieval("id_en", list(queries), corpus, relevant)


def programme_to_adverts(split: str) -> Retrieval:
    """Fields of study and the internship adverts that accept them."""
    adverts = [row for row in rows("job_ads_id") if row["program_studi"] and is_in(split, row["id"])]
    accepted: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(adverts):
        for programme in row["program_studi"].split(" | "):
            accepted[programme.strip()].add(number)
    chosen = sorted(name for name, lines in accepted.items() if name and len(lines) >= 2)
    corpus = [_advert(row) for row in adverts]
    return Retrieval("programme", chosen, corpus, [frozenset(accepted[name]) for name in chosen])


def advert_to_profiles(split: str) -> Retrieval:
    """An advert's text, and lists of skills drawn from other adverts of the same function."""
    kept = [row for row in rows("job_ads_id") if row["keterampilan"] and row["fungsi"] and is_in(split, row["fungsi"])]
    queries = [row for row in kept if int(row["id"]) % 2]
    profiles = [row for row in kept if not int(row["id"]) % 2]
    by_function: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(profiles):
        by_function[row["fungsi"]].add(number)
    asked = [row for row in queries if by_function[row["fungsi"]]]
    return Retrieval(
        "profiles",
        [_advert(row) for row in asked],
        [row["keterampilan"].replace(" | ", ", ") for row in profiles],
        [frozenset(by_function[row["fungsi"]]) for row in asked],
    )


def advert_to_adverts(split: str) -> Retrieval:
    """Adverts without their titles; those of the same function answer each other."""
    kept = [row for row in rows("job_ads_id") if row["fungsi"] and is_in(split, row["fungsi"])]
    return _same_label("descriptions", [row["deskripsi"][:LONGEST] for row in kept], [r["fungsi"] for r in kept])


def _advert(row: dict[str, str]) -> str:
    return f"{row['judul']}. {row['deskripsi'][:LONGEST]}".replace("\n", " ")


def _same_label(name: str, texts: Sequence[str], labels: Sequence[str]) -> Retrieval:
    by_label: dict[str, set[int]] = defaultdict(set)
    for number, label in enumerate(labels):
        by_label[label].add(number)
    asked = [number for number, label in enumerate(labels) if len(by_label[label]) > 1]
    return Retrieval(
        name,
        [texts[number] for number in asked],
        texts,
        [frozenset(by_label[labels[number]] - {number}) for number in asked],
    )


RETRIEVALS: Sequence[Callable[[str], Retrieval]] = (
    title_to_same_titles,
    esco_titles,
    indonesian_to_english,
    programme_to_adverts,
    advert_to_profiles,
    advert_to_adverts,
)
CODINGS: Sequence[Callable[[str], Coding]] = (own_descriptions, kbji_titles)


def retrievals(split: str, names: Sequence[str] = ()) -> Iterator[Retrieval]:
    """The retrieval sets of a split."""
    built = (build(split) for build in RETRIEVALS)
    return (item for item in built if not names or item.name in names)
