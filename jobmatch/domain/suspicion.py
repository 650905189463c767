"""Signs that an offer of work may be a swindle. They only ask an officer to look twice; nobody is refused by them.

Our own list, from what job seekers are warned of: money asked beforehand, pay far beyond the work, hidden contacts.
Fees from seekers are forbidden (Permenaker 39/2016 art. 54, in force until its successor says otherwise).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_

HIGH_PAY_IDR = 12_000_000
LOW_EDUCATION = frozenset({"", "none", "sd_unfinished", "sd", "paket_a", "smp", "paket_b", "sma", "smk", "paket_c"})
_MONEY = re.compile(
    r"\b(?:biaya|uang|bayar|membayar|transfer|deposit|jaminan|administrasi|pelicin|registrasi)\b[^.\n]{0,40}"
    r"\b(?:pendaftaran|seragam|pelatihan|training|medical|tes|masuk kerja|awal|muka|rp\s?\d|\d{2,3}\s?(?:rb|ribu|jt|juta))",
    re.IGNORECASE,
)
_NO_FEE = re.compile(
    r"\b(?:tanpa|tidak (?:ada|dipungut|memungut)|gratis|bebas)\b[^.\n]{0,30}\b(?:biaya|uang|pungutan)\b", re.IGNORECASE
)
_HIDDEN = re.compile(r"\b(?:telegram|t\.me|bit\.ly|s\.id|linktr|tinyurl|hubungi admin grup)\b", re.IGNORECASE)
_HOME = re.compile(
    r"\b(?:modal|komisi harian|like dan subscribe|misi harian|top ?up|crypto|kripto|investasi|member baru|kerja dari hp)\b",
    re.IGNORECASE,
)


class Sign(Labelled):
    """Why somebody should look twice."""

    ASKS_MONEY = "asks_money", N_("Menyebut uang yang harus dibayar pelamar")
    HIDDEN_CONTACT = "hidden_contact", N_("Kontaknya lewat Telegram atau tautan pendek")
    EASY_MONEY = "easy_money", N_("Kata-kata tawaran uang mudah (modal, misi, komisi, top up)")
    HIGH_PAY = "high_pay", N_("Upahnya jauh di atas pekerjaan serupa tanpa syarat")
    SAME_PHONE = "same_phone", N_("Nomor teleponnya dipakai pemberi kerja lain")
    SAME_NAME = "same_name", N_("Namanya mirip pemberi kerja yang sudah ada")
    SAME_NIB = "same_nib", N_("NIB-nya dipakai pemberi kerja lain")
    BLOCKED_BEFORE = "blocked_before", N_("Mirip pemberi kerja yang pernah ditutup kantor")


@dataclass(frozen=True)
class OfferText:
    """What of a vacancy is read for signs."""

    texts: Sequence[str]
    month_wage_idr: int | None
    min_education: str | None
    experience_months: int


def signs_in(offer: OfferText) -> list[Sign]:
    """Return the signs that a vacancy's own words and figures give."""
    text = "\n".join(offer.texts)
    found = []
    if _MONEY.search(_NO_FEE.sub(" ", text)):
        found.append(Sign.ASKS_MONEY)
    if _HIDDEN.search(text):
        found.append(Sign.HIDDEN_CONTACT)
    if _HOME.search(text):
        found.append(Sign.EASY_MONEY)
    is_easy = (offer.min_education or "") in LOW_EDUCATION and offer.experience_months == 0
    if is_easy and (offer.month_wage_idr or 0) >= HIGH_PAY_IDR:
        found.append(Sign.HIGH_PAY)
    return found
