"""Slips to be carried by hand, one A6 page each: what is told, boxes to tick, a line to sign. Bytes out, no tables."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import typst

from jobmatch.documents.marks import Mark

_SLIPS = """
#let facts = json(bytes(sys.inputs.facts))
#set document(title: facts.title, date: none)
#set page(paper: "a6", margin: 8mm)
#set text(font: "Libertinus Serif", size: 9.5pt, lang: "id")
#let box_of(words) = [#box(width: 3.6mm, height: 3.6mm, stroke: 0.8pt, baseline: 15%) #h(1.5mm) #words]
#for (number, slip) in facts.slips.enumerate() {
  if number > 0 { pagebreak() }
  text(size: 8.5pt, weight: "bold")[#facts.office]
  v(-5pt)
  line(length: 100%, stroke: 1pt + rgb("#1b5e3f"))
  text(size: 12pt, weight: "bold")[#slip.title]
  h(1fr)
  slip.code
  v(2pt)
  [*#slip.to* \\ #text(8.5pt)[#slip.place]]
  v(3pt)
  text(10.5pt)[#slip.words]
  if slip.ticket != "" { v(2pt); [Nomor tiket: *#slip.ticket*] }
  v(4pt)
  [Paling lambat *#slip.due*]
  v(4pt)
  for each in slip.boxes { box_of(each); v(1.5mm) }
  v(1fr)
  if slip.consent != "" { text(8.5pt)[#slip.consent]; v(2mm) }
  grid(columns: (1fr, 1fr), [Tanggal: ..............], [Tanda tangan atau cap jempol: \\ \\ \\ ....................])
}
"""


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip."""

    title: str
    code: str
    to: str
    place: str
    words: str
    ticket: str
    due: str
    boxes: tuple[str, ...]
    consent: str


def slips_pdf(office: str, title: str, slips: Sequence[Slip], mark: Mark) -> bytes:
    """Return all slips as one PDF; its title and file name carry nobody's name."""
    facts = {"office": office, "title": mark.title(title), "slips": [asdict(slip) for slip in slips]}
    inputs = {"facts": json.dumps(facts, ensure_ascii=False)}
    return bytes(typst.compile((mark.typst() + _SLIPS).encode(), format="pdf", sys_inputs=inputs, ignore_system_fonts=True))
