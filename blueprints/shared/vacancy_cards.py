"""A vacancy in ready words, as every page shows it."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from jobmatch.domain.enums import VacancyState, WagePeriod
from jobmatch.formatting import label, rupiah, tanggal_pendek
from jobmatch.queries.vacancies import ShownVacancy


@dataclass(frozen=True, slots=True)
class VacancyCard:
    """What ``components/vacancy_card.html`` prints."""

    title: str
    employer: str
    place: str
    url: str | None = None
    is_verified: bool = False
    distance: str | None = None
    wage: str | None = None
    hours: str | None = None
    posts: int | None = None
    closes: str | None = None
    status: VacancyState | None = None
    is_accessible: bool = False
    fit: str | None = None
    fit_kind: str | None = None


def wage_words(low: int | None, high: int | None, period: WagePeriod | None) -> str | None:
    """Rp2.500.000 – Rp3.000.000 per bulan; None when no wage is written."""
    ends = [rupiah(amount) for amount in dict.fromkeys((low, high)) if amount is not None]
    return f"{' – '.join(ends)} {label(period or WagePeriod.MONTH)}" if ends else None


def place_words(shown: ShownVacancy) -> str:
    """Talang Rimbo Baru, Curup Tengah; a place written in words stands before."""
    parts = [shown.vacancy.place_text, shown.village_name, shown.district_name]
    return ", ".join(part for part in parts if part) or gettext("tempat belum ditulis")


def card_of(shown: ShownVacancy, url: str | None = None, *, with_status: bool = False, fit: str | None = None) -> VacancyCard:
    """Return the card of a vacancy."""
    vacancy, employer = shown.vacancy, shown.employer
    return VacancyCard(
        title=vacancy.title,
        employer=employer.name if employer else gettext("Pemberi kerja tidak disebut"),
        is_verified=employer is not None and employer.verified_at is not None,
        place=place_words(shown),
        url=url,
        wage=wage_words(vacancy.wage_min_idr, vacancy.wage_max_idr, vacancy.wage_period),
        hours=vacancy.hours_text,
        posts=shown.posts_left or None,
        closes=_closing(vacancy.expires_on),
        status=vacancy.state if with_status else None,
        is_accessible=vacancy.is_disability_welcome,
        fit=fit,
    )


def share_text(shown: ShownVacancy, address: str) -> str:
    """Return the words one passes on in a chat: short, with the address last so that it becomes a picture."""
    card = card_of(shown)
    lines = [gettext("LOWONGAN: %(title)s", title=card.title), card.employer, card.wage, card.place, card.hours]
    if card.posts:
        lines.append(gettext("Butuh %(count)s orang", count=card.posts))
    if card.closes:
        lines.append(gettext("Ditutup %(date)s", date=card.closes))
    lines.append(gettext("Melamar gratis, diperiksa petugas Disnaker:"))
    return "\n".join([*(line for line in lines if line), address])


def _closing(expires_on: date | None) -> str | None:
    return tanggal_pendek(expires_on) if expires_on else None
