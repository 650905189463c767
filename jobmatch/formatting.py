"""Jinja filters: dates, money and figures in the forms of the page's language; sources in Indonesian."""

from datetime import date, datetime
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from flask import Flask
from flask_babel import get_locale, gettext, ngettext

from jobmatch import clock
from jobmatch.domain.enums import Labelled


def _locale() -> str:
    return str(get_locale() or "id")


def tanggal(value: date | datetime) -> str:
    """Selasa, 24 November 2026."""
    return format_date(_day(value), "EEEE, d MMMM yyyy", locale=_locale())


def tanggal_pendek(value: date | datetime) -> str:
    """24 Nov 2026."""
    return format_date(_day(value), "d MMM yyyy", locale=_locale())


def umur_kabar(value: date) -> str:
    """How long ago news is from: hari ini, 12 hari lalu, 5 bulan lalu."""
    days = (clock.today() - value).days
    if days <= 0:
        return str(gettext("hari ini"))
    if days < 60:
        return str(ngettext("%(num)s hari lalu", "%(num)s hari lalu", days))
    return str(ngettext("%(num)s bulan lalu", "%(num)s bulan lalu", days // 30))


def bulan(value: date) -> str:
    """November 2026."""
    return format_date(value, "MMMM yyyy", locale=_locale())


def jam(value: datetime) -> str:
    """09.30 WIB."""
    return f"{clock.local(value):%H.%M} WIB"


def waktu(value: datetime) -> str:
    """24 Nov 2026, 09.30 WIB."""
    return f"{tanggal_pendek(value)}, {jam(value)}"


def rupiah(value: int) -> str:
    """Rp2.841.750."""
    return format_currency(value, "IDR", "¤#,##0", locale=_locale(), currency_digits=False)


def angka(value: float) -> str:
    """1.234 or 1.234,5."""
    return format_decimal(value, locale=_locale())


def persen(value: float) -> str:
    """2,43 % (the value is already in per cent)."""
    return f"{format_decimal(value, '#,##0.00', locale=_locale())} %"


def telepon(value: str) -> str:
    """0812-3456-7890 from the stored international form."""
    national = "0" + value.removeprefix("+62") if value.startswith("+62") else value
    return "-".join(part for part in (national[:4], national[4:8], national[8:]) if part)


def label(value: Labelled | str) -> str:
    """Return the translated label of an enum member; other text is translated as it stands."""
    return str(gettext(value.label if isinstance(value, Labelled) else str(value)))


def _day(value: date | datetime) -> date:
    return clock.local(value).date() if isinstance(value, datetime) else value


FILTERS: dict[str, Any] = {
    f.__name__: f for f in (tanggal, tanggal_pendek, bulan, jam, waktu, rupiah, angka, persen, telepon, label, umur_kabar)
}


def register_filters(app: Flask) -> None:
    """Make the filters known to the templates."""
    app.jinja_env.filters.update(FILTERS)
