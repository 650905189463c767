"""The AK-1 card as a PDF in the layout that two regencies print, with a QR that opens the page saying what it is worth."""

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

from jobmatch.documents.qr import qr_svg

TEMPLATE = Path(__file__).with_name("ak1_card.typ")
SKILL_ROWS = 3


@dataclass(frozen=True, slots=True)
class CardPaper:
    """One card in words; an empty word leaves a line to be written on."""

    number: str
    own_number: str
    """The office's own number, where the national one is the official; else empty."""
    officer: str
    nip: str
    """Who issued it, as printed; the desk's officer where that is not known."""
    photo: bytes | None
    nik: str
    code: str
    address: str
    """Address that the QR opens; it holds the code and nothing of the person."""
    person: Sequence[tuple[str, str]]
    education: Sequence[tuple[str, str]]
    skills: Sequence[tuple[str, str]]
    issued: str
    until: str
    due: Sequence[str]


@dataclass(frozen=True, slots=True)
class Desk:
    """Who prints: office and officer, and whether the data are made up."""

    office: str
    officer: str
    is_demo: bool


def write_cards(cards: Sequence[CardPaper], desk: Desk) -> bytes:
    """Return one PDF with two faces per card."""
    data = {**asdict(desk), "cards": [_data(card) for card in cards]}
    return bytes(typst.compile(TEMPLATE.read_bytes(), format="pdf", sys_inputs={"cards": json.dumps(data)}))


def _data(card: CardPaper) -> dict[str, object]:
    rows = [*card.skills[:SKILL_ROWS], *([("", "")] * (SKILL_ROWS - len(card.skills[:SKILL_ROWS])))]
    qr = qr_svg(card.address).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    photo = _picture(card.photo) if card.photo else ""
    return {**asdict(card), "skills": rows, "qr": qr, "photo": photo}


def _picture(jpeg: bytes) -> str:
    """Return an SVG around a JPEG: the paper's data travel as text."""
    coded = base64.b64encode(jpeg).decode()
    picture = f'<image width="354" height="472" href="data:image/jpeg;base64,{coded}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 354 472">{picture}</svg>'
