"""The facts of one booking in words: codes are for machines."""

from flask_babel import gettext as _

from jobmatch.documents import reference_tables
from jobmatch.domain.education import find_level
from jobmatch.domain.enums import PlacementKind, Receiver, Sex
from jobmatch.domain.graduation import BAND_TITLES, GraduationBand
from jobmatch.domain.removal_reasons import reason_words
from jobmatch.formatting import label
from jobmatch.queries.ipk import KBJI_EDITION
from jobmatch.queries.ledger_entries import EntryPage


def class_words(entry: EntryPage) -> list[tuple[str, str]]:
    """Return the classes that a booking counts under; those it has none of are left out."""
    classes = entry.classes
    level = find_level(classes.education) if classes.education else None
    facts = (
        (_("Jenis kelamin"), label(Sex(classes.sex)) if classes.sex else None),
        (_("Umur saat didaftarkan"), classes.age_group),
        (_("Pendidikan"), label(level.label) if level else classes.education),
        (_("Jurusan"), entry.education_major),
        (_("Jabatan (KBJI)"), _occupation(classes.kbji)),
        (_("Lapangan usaha (KBLI)"), classes.kbli),
        (_("Lama lulus"), label(BAND_TITLES[GraduationBand(classes.graduation_band)]) if classes.graduation_band else None),
        (_("Jenis antar kerja"), label(PlacementKind(classes.placement_kind)) if classes.placement_kind else None),
        (_("Penerima"), label(Receiver(classes.receiver)) if classes.receiver else None),
        (_("Alasan"), label(reason_words(entry.reason_code)) if entry.reason_code else None),
        (_("Keterangan"), entry.note),
    )
    return [(name, value) for name, value in facts if value]


def _occupation(code: str | None) -> str | None:
    if code is None:
        return None
    known = reference_tables.occupations(KBJI_EDITION).get(code)
    return f"{code} {known.title}" if known else code
