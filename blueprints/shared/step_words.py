"""Words for what keeps a person from a vacancy, for one step that helps, and for what the step opens."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from blueprints.shared.reason_words import FitWords, ReasonItem, lines_of, words_of
from jobmatch.domain.fit_rules import Fitting
from jobmatch.domain.job_wishes import KINDS, TIMES
from jobmatch.formatting import angka, label
from jobmatch.queries.outlooks import Explained, Opener
from jobmatch.queries.recommendations import Fit

Facts = Mapping[str, Any]
Word = Callable[[Facts], str]
PACKAGES = {"SD": "Paket A", "SMP": "Paket B", "SMA": "Paket C"}

GATES: dict[str, Word] = {
    "gate.licence": lambda f: _list(f.get("missing")),
    "gate.education": lambda f: _("pendidikan %(level)s", level=f.get("asked")),
    "gate.place": lambda f: _("jaraknya sekitar %(km)s km, Anda memilih paling jauh %(limit)s km", **_distance(f)),
    "gate.reach": lambda f: _("tempatnya %(where)s, dan itu belum Anda pilih", where=_kind(f.get("needed"))),
    "gate.time": lambda f: _("waktu kerjanya %(when)s, dan itu belum Anda pilih", when=_times(f.get("needed"))),
}
STEPS: dict[str, Word] = {
    "step.skill": lambda f: _("Belajar: %(skill)s. Tanyakan pelatihannya di kantor kami.", skill=f["skill"]),
    "step.licence": lambda f: _("Punya %(licence)s. Tulis di profil kalau sudah ada.", licence=f["licence"]),
    "step.experience": lambda f: _("Pengalaman %(months)s bulan, magang dan kerja harian dihitung.", months=f["asked_months"]),
    "step.education": lambda f: _("Ikut %(package)s, setara %(level)s.", package=PACKAGES[f["level"]], level=f["level"]),
    "data.availability": lambda _f: _("Isi waktu kerja yang Anda bisa; belum tertulis di profil."),
    "data.location": lambda _f: _("Isi tempat tinggal; belum tertulis di profil."),
    "data.education": lambda _f: _("Isi pendidikan terakhir; belum tertulis di profil."),
}


def words_for_seeker(fit: Fit | None, explained: Explained | None) -> FitWords:
    """Return what the person herself reads: three words instead of a number, what is missing, and one step."""
    if explained is None:
        return words_of(fit) if fit is not None else FitWords(label(Fitting.PARTLY), [], None)
    known = words_of(fit) if fit is not None else FitWords("", lines_of(explained.pair.reasons), None)
    lacks = [ReasonItem(word[:1].upper() + word[1:], "lack") for word in gate_words(explained)]
    items = [*(item for item in known.items if item.kind == "fit"), *lacks, *(i for i in known.items if i.kind == "lack")]
    return replace(known, verdict=_verdict(explained, items), items=[*items, *step_words(explained)[:1]])


def gate_words(explained: Explained) -> list[str]:
    """Return a line for each hard need that is not met."""
    return [word(gate["facts"]) for gate in explained.pair.gates if (word := GATES.get(gate["code"]))]


def step_words(explained: Explained) -> list[ReasonItem]:
    """Return the steps kept, the most helpful first."""
    found = [(STEPS.get(step["code"]), step["facts"]) for step in explained.pair.steps]
    return [ReasonItem(word(facts), "step") for word, facts in found if word]


def opener_words(opener: Opener) -> tuple[str, str]:
    """Return what could be added, and how many vacancies it would open."""
    word = OPENERS.get(opener.code)
    what = word(opener.subject) if word else opener.subject
    return what, ngettext("%(num)s lowongan lagi jadi cocok", "%(num)s lowongan lagi jadi cocok", opener.count)


OPENERS: dict[str, Callable[[str], str]] = {
    "step.education": lambda level: PACKAGES.get(level, level),
    "wish.place": lambda km: _("Mau bekerja sampai %(km)s km dari rumah", km=km),
    "wish.reach": lambda kind: _("Mau bekerja %(where)s", where=_kind(kind)),
    "wish.time": lambda time: _("Mau bekerja %(when)s", when=_times([time])),
}


def _verdict(explained: Explained, items: list[ReasonItem]) -> str:
    word = label(explained.fitting)
    if explained.fitting is not Fitting.NEARLY:
        return word
    missing = gate_words(explained) or _short(explained)
    return _("%(word)s: kurang %(what)s", word=word, what=missing[0]) if missing else word


def _short(explained: Explained) -> list[str]:
    names = {"step.skill": "skill", "step.licence": "licence"}
    found = [step["facts"][names[step["code"]]] for step in explained.pair.steps if step["code"] in names]
    return [str(name) for name in found]


def _list(values: Any) -> str:
    return ", ".join(values or ())


def _distance(facts: Facts) -> dict[str, str]:
    return {"km": angka(facts.get("km") or 0), "limit": angka(facts.get("limit_km") or 0)}


def _kind(code: str | None) -> str:
    return str(_(dict(KINDS).get(code or "", "?"))).lower()


def _times(codes: Any) -> str:
    names = dict(TIMES)
    return ", ".join(str(_(names[code])).lower() for code in codes or () if code in names)
