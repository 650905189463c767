"""Why somebody, or a post, leaves the stock without a placement: the ledger's codes, and their words on the printed note.

The one confirmed cause is failing to report (Antara Bengkulu, 2017); the others are plausible and the office may map them.
"""

from collections.abc import Mapping

from jobmatch.domain.texts import N_

NO_REPORT = "no_report"
DUPLICATE = "duplicate"
REASONS: Mapping[str, str] = {
    NO_REPORT: N_("tidak melapor"),
    "expired": N_("masa kartu habis"),
    "own_work": N_("bekerja tanpa perantara kantor"),
    "request": N_("permintaan sendiri"),
    "moved": N_("pindah"),
    "died": N_("meninggal"),
    "not_found": N_("tidak ditemukan"),
    DUPLICATE: N_("tercatat ganda"),
    "named": N_("ditemukan namanya dan dicatat sendiri"),
}
WITHDRAWN, RUN_OUT, FILLED_UNSEEN = "withdrawn", "run_out", "filled_unseen"
POST_REASONS: Mapping[str, str] = {
    WITHDRAWN: N_("ditarik pemberi kerja"),
    RUN_OUT: N_("masa lowongan habis"),
    FILLED_UNSEEN: N_("terisi menurut pemberi kerja, penempatannya belum dikonfirmasi"),
}
UNKNOWN = N_("tanpa alasan tercatat")


def reason_words(code: str | None) -> str:
    """Return the words of a reason; an unknown code is said as it stands."""
    return UNKNOWN if code is None else {**REASONS, **POST_REASONS}.get(code, code)
