"""How long each class of data is kept, and what then happens to it; each rule with the day from which it holds.

Source: UU 27/2022 on personal data asks for erasure once the purpose is over and leaves the length to the controller; the
lengths below are this office's proposal, to be confirmed in its archive schedule (jadwal retensi arsip). What is not named
here stays: persons, cards, placements, the ledger, issued reports and the audit trail.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Rule:
    """One class of data: until how long after its end, and what is done with it."""

    name: str
    words: str
    days: int
    holds_from: date

    def limit(self, moment: datetime) -> datetime:
        """Return the moment before which this class is over."""
        return moment - timedelta(days=self.days)


FIRST = date(2026, 11, 24)
MESSAGES = Rule("messages", "isi, nama dan alamat pesan yang sudah terkirim atau dibatalkan dikosongkan", 180, FIRST)
LINKS = Rule("links", "tautan pribadi yang sudah lewat dihapus", 90, FIRST)
SESSIONS = Rule("sessions", "sesi masuk yang sudah berakhir dihapus", 365, FIRST)
GUESTS = Rule("guests", "nama dan telepon tamu Job Fair dikosongkan; hitungannya tetap", 400, FIRST)
PAPERS = Rule("papers", "foto lembar bulan desa dihapus; jawabannya tetap", 730, FIRST)
CALLS = Rule("calls", "catatan bebas tentang percakapan telepon dikosongkan", 730, FIRST)
SHEETS = Rule("sheets", "berkas unggahan data kesejahteraan yang sudah disimpan dikosongkan", 30, FIRST)
RULES = (MESSAGES, LINKS, SESSIONS, GUESTS, PAPERS, CALLS, SHEETS)
