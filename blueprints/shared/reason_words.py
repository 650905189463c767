"""Words for the engine's reasons: the code and the facts come from the engine, the sentence from here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from jobmatch.documents.reference_tables import occupations
from jobmatch.domain.fit_rules import FITS_FROM, FITS_WELL_FROM
from jobmatch.formatting import angka
from jobmatch.queries.recommendations import Fit

Facts = Mapping[str, Any]
EDITION = "2026"


@dataclass(frozen=True, slots=True)
class ReasonItem:
    """One line of a reason list; ``kind`` is fit, lack or step."""

    text: str
    kind: str
    points: int | None = None


@dataclass(frozen=True, slots=True)
class FitWords:
    """A whole fit in words: verdict, lines, and what is not known."""

    verdict: str
    items: Sequence[ReasonItem]
    data_note: str | None


def words_of(fit: Fit, *, with_points: bool = False) -> FitWords:
    """Return the words of a stored fit; points only for staff."""
    items: list[ReasonItem] = []
    unknown: list[str] = []
    for reason in fit.reasons:
        criterion = str(reason["code"]).partition(".")[0]
        if reason["kind"] == "tidak_diketahui":
            unknown.append(_name_of(criterion))
            continue
        items += _lines(reason, reason["points"] if with_points else None)
    note = _("Belum diketahui: %(what)s.", what=", ".join(unknown)) if unknown else None
    return FitWords(_verdict(fit), items, note)


def lines_of(reasons: Sequence[Mapping[str, Any]]) -> list[ReasonItem]:
    """Return the lines of stored reasons, without points."""
    return [line for reason in reasons if reason["kind"] != "tidak_diketahui" for line in _lines(reason, None)]


def _verdict(fit: Fit) -> str:
    if fit.knowledge == "kurang":
        return _("Mungkin cocok, data belum lengkap")
    if fit.score >= FITS_WELL_FROM:
        return _("Sangat cocok")
    return _("Cocok") if fit.score >= FITS_FROM else _("Cocok sebagian")


def _lines(reason: Facts, points: int | None) -> list[ReasonItem]:
    word = WORDS.get(reason["code"])
    if word is None or reason["kind"] == "tidak_diminta":
        return []
    good, lack = word(reason["facts"])
    lines = [ReasonItem(good, "fit", points)] if good else []
    if lack:
        lines.append(ReasonItem(lack, "lack", points if not good else None))
    return lines


def _list(values: Sequence[str] | None) -> str:
    return ", ".join(values or ())


def _skills(facts: Facts) -> tuple[str, str]:
    have = _list([*facts.get("matched", ()), *facts.get("near", ())])
    missing = _list(facts.get("missing"))
    return _("Bisa: %(skills)s", skills=have) if have else "", _("Belum ada: %(skills)s", skills=missing) if missing else ""


def _occupation_title(code: str | None) -> str:
    found = occupations(EDITION).get(code or "")
    return found.title if found else _("pekerjaan ini")


def _experience(facts: Facts) -> str:
    own, asked = facts.get("own_months"), facts.get("asked_months")
    if not own:
        return _("Pernah bekerja serupa, lamanya belum ditulis")
    return _("Pengalaman serupa %(own)s bulan, diminta %(asked)s bulan", own=own, asked=asked)


def _education(facts: Facts) -> str:
    own = " ".join(part for part in (facts.get("own"), facts.get("major")) if part)
    asked = facts.get("asked")
    if not asked:
        return _("Pendidikan sesuai: %(own)s", own=own)
    return _("Pendidikan %(own)s, diminta %(asked)s", own=own, asked=asked)


def _distance(facts: Facts) -> str:
    return _("Jarak rumah ke tempat kerja sekitar %(km)s km", km=angka(facts["km"]))


Word = Callable[[Facts], tuple[str, str]]

WORDS: dict[str, Word] = {
    "skills.all": lambda f: (_skills(f)[0], ""),
    "skills.some": _skills,
    "skills.usual": lambda f: (_("Bisa, dan biasa dipakai di pekerjaan ini: %(skills)s", skills=_list(f.get("matched"))), ""),
    "skills.none": lambda f: ("", _skills(f)[1]),
    "occupation.same": lambda f: (
        _("Pekerjaan yang dicari atau pernah dilakukan sama: %(job)s", job=_occupation_title(f.get("work"))),
        "",
    ),
    "occupation.near": lambda f: (_("Dekat dengan pekerjaan %(job)s", job=_occupation_title(f.get("own"))), ""),
    "occupation.other": lambda _f: ("", _("Selama ini mencari atau melakukan pekerjaan lain")),
    "experience.enough": lambda f: (_experience(f), ""),
    "experience.some": lambda f: (_experience(f), ""),
    "experience.other": lambda f: ("", _("Belum ada pengalaman serupa, diminta %(asked)s bulan", asked=f.get("asked_months"))),
    "education.fits": lambda f: (_education(f), ""),
    "education.some": lambda f: (_education(f), ""),
    "education.below": lambda f: ("", _education(f)),
    "distance.remote": lambda _f: (_("Dapat dikerjakan dari rumah"), ""),
    "distance.same_district": lambda _f: (_("Satu kecamatan dengan tempat kerja"), ""),
    "distance.other_district": lambda _f: ("", _("Tempat kerja di kecamatan lain")),
    "distance.near": lambda f: (_distance(f), ""),
    "distance.far": lambda f: ("", _distance(f)),
    "distance.would_move": lambda f: (_("Jauh (sekitar %(km)s km), tetapi bersedia pindah", km=angka(f["km"])), ""),
    "wage.enough": lambda _f: (_("Upah sesuai harapan"), ""),
    "wage.below": lambda _f: ("", _("Upah di bawah harapan")),
    "availability.fits": lambda _f: (_("Waktu kerjanya cocok"), ""),
    "availability.some": lambda _f: ("", _("Sebagian waktu kerja belum cocok")),
    "text.alike": lambda _f: (_("Cerita pengalamannya mirip dengan uraian pekerjaan ini"), ""),
}


def _name_of(criterion: str) -> str:
    names = {
        "skills": _("keterampilan"),
        "occupation": _("pekerjaan yang dicari"),
        "experience": _("pengalaman"),
        "education": _("pendidikan"),
        "distance": _("jarak"),
        "wage": _("upah yang diharapkan"),
        "availability": _("waktu kerja"),
        "text": _("cerita pengalaman"),
    }
    return names.get(criterion, criterion)
