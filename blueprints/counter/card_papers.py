"""Puts cards into the words of the paper."""

from collections.abc import Sequence
from datetime import date

from flask import current_app

from blueprints.shared.personal_urls import personal_url
from jobmatch.documents.ak1_card import CardPaper, Desk, write_cards
from jobmatch.domain.ak1_rules import report_due_dates
from jobmatch.domain.ak1_settings import OfficialNumber
from jobmatch.domain.education import find_level
from jobmatch.formatting import label, tanggal, tanggal_pendek, telepon
from jobmatch.queries.ak1_settings import find_settings
from jobmatch.queries.card_papers import PrintedCard
from jobmatch.settings import Settings


def print_cards(rows: Sequence[PrintedCard], officer: str) -> bytes:
    """Return the PDF of some cards."""
    settings: Settings = current_app.extensions["jobmatch_settings"]
    desk = Desk(settings.office_name, officer, settings.is_demo)
    official = find_settings().official
    return write_cards([_paper(row, official) for row in rows], desk)


def _numbers(row: PrintedCard, official: OfficialNumber) -> tuple[str, str]:
    """Return the registration number on the card, and the office's own where another one is the official."""
    if official is OfficialNumber.NATIONAL and row.national_number:
        return row.national_number, row.card.number
    return row.card.number, ""


def _paper(row: PrintedCard, official: OfficialNumber) -> CardPaper:
    card, person = row.card, row.person
    level = find_level(person.education_level or "")
    number, own_number = _numbers(row, official)
    return CardPaper(
        number=number,
        own_number=own_number,
        officer=row.officer or "",
        nip=row.nip or "",
        photo=row.photo,
        nik=person.nik or "",
        code=card.code,
        address=personal_url("counter.check_card", code=card.code),
        person=[(name, value or "") for name, value in _person(row)],
        education=[
            ("Tingkat", str(level.label) if level else ""),
            ("Lembaga", person.education_institution or ""),
            ("Jurusan", person.education_major or ""),
            ("Tahun lulus", str(person.graduation_year or "")),
        ],
        skills=[(skill.text, _years(skill.years)) for skill in row.skills[:3]],
        issued=f"Curup, {_long(card.issued_on)}",
        until=_long(card.valid_until),
        due=[tanggal_pendek(day) for day in report_due_dates(card.issued_on)],
    )


def _years(years: float | None) -> str:
    return f"{years:g} tahun".replace(".", ",") if years else ""


def _person(row: PrintedCard) -> list[tuple[str, str | None]]:
    person = row.person
    born = [person.birth_place, f"{person.birth_date:%d-%m-%Y}" if person.birth_date else None]
    return [
        ("Nama lengkap", person.full_name),
        ("Tempat, tgl. lahir", ", ".join(part for part in born if part)),
        ("Jenis kelamin", label(person.sex) if person.sex else None),
        ("Status kawin", person.marital_status),
        ("Agama", person.religion),
        ("Alamat", ", ".join(part for part in (person.address, row.place) if part)),
        ("Telepon", telepon(person.phone) if person.phone else None),
        ("Berlaku s.d.", _long(row.card.valid_until)),
    ]


def _long(day: date) -> str:
    return tanggal(day).split(", ", 1)[-1]
