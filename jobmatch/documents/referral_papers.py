"""The covering letter of a monthly pack and the slip a person signs, as PDF. Bytes out, no tables, no request."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import typst

from jobmatch.documents.marks import Mark
from jobmatch.documents.referral_sheet import SheetLine

_LETTER = """
#let facts = json(bytes(sys.inputs.facts))
#set document(title: facts.title, date: none)
#set page(paper: "a4", margin: (x: 22mm, y: 20mm), footer: [#text(8pt)[#facts.privacy]])
#set text(font: "Libertinus Serif", size: 11pt, lang: "id")
#text(13pt, weight: "bold")[#facts.office]
#v(-4pt)
#line(length: 100%, stroke: 1.2pt + rgb("#1b5e3f"))
#grid(columns: (1fr, auto), [Nomor: #facts.number \\ Hal: #facts.subject], [#facts.place_and_day])
#v(8pt)
Kepada Yth. \\ *Kepala #facts.agency* \\ di tempat
#v(8pt)
#for each in facts.body [#par(each)]
#v(4pt)
#let aid(it) = [#it.kind #if it.person != "" [\\ #text(9pt)[untuk #it.person]]]
#table(columns: (auto, 1.2fr, 1.4fr, 1.2fr), stroke: 0.4pt + rgb("#8d867b"), inset: 5pt,
  fill: (x, y) => if y == 0 { rgb("#ece8e1") },
  table.header([*Kode*], [*Keluarga*], [*Alamat*], [*Bantuan*]),
  ..facts.lines.map(it => ([#it.code], [#it.family], [#it.address], aid(it))).flatten())
#v(14pt)
#align(right)[#box(width: 7cm)[#align(left)[#facts.position \\ \\ \\ \\ #facts.signer]]]
"""
_SLIP = """
#let facts = json(bytes(sys.inputs.facts))
#set document(title: facts.title, date: none)
#set page(paper: "a5", margin: 14mm)
#set text(font: "Libertinus Serif", size: 11pt, lang: "id")
#text(11pt, weight: "bold")[#facts.office]
#v(-4pt)
#line(length: 100%, stroke: 1.2pt + rgb("#1b5e3f"))
#text(14pt, weight: "bold")[#facts.title] #h(1fr) #text(10pt)[#facts.code]
#v(4pt)
#for each in facts.body [#par(each)]
#v(6pt)
#for each in facts.boxes [#box(width: 5mm, height: 5mm, stroke: 1pt, baseline: 20%) #h(2mm) #each #v(3mm)]
#v(1fr)
#grid(columns: (1fr, 1fr), [Tanggal: ........................], [Tanda tangan atau cap jempol: \\ \\ \\ \\ #facts.name])
"""


@dataclass(frozen=True, slots=True)
class ReferralLetter:
    """What the covering letter says."""

    office: str
    number: str
    subject: str
    place_and_day: str
    agency: str
    body: tuple[str, ...]
    position: str
    signer: str
    privacy: str


@dataclass(frozen=True, slots=True)
class ConsentSlip:
    """What a person reads and signs."""

    office: str
    title: str
    code: str
    name: str
    body: tuple[str, ...]
    boxes: tuple[str, ...]


def letter_pdf(letter: ReferralLetter, lines: Sequence[SheetLine], mark: Mark) -> bytes:
    """Return the letter with its table; the same facts give the same bytes."""
    shown = [{name: getattr(line, name) for name in ("code", "family", "address", "kind", "person")} for line in lines]
    return _compiled(_LETTER, asdict(letter) | {"title": letter.subject, "lines": shown}, mark)


def slip_pdf(slip: ConsentSlip, mark: Mark) -> bytes:
    """Return the slip on A5."""
    return _compiled(_SLIP, asdict(slip), mark)


def _compiled(source: str, facts: dict[str, object], mark: Mark) -> bytes:
    inputs = {"facts": json.dumps(facts, ensure_ascii=False)}
    return bytes(typst.compile((mark.typst() + source).encode(), format="pdf", sys_inputs=inputs, ignore_system_fonts=True))
