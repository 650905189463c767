"""A ticket on paper, half an A4 page: bytes out, no tables, no request."""

import io
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

import segno
import typst

from jobmatch.documents.marks import Mark

_TICKET = """
#let facts = json(bytes(sys.inputs.facts))
#let t = facts.ticket
#let w = facts.words
#set document(title: w.title, date: none)
#set page(paper: "a5", flipped: true, margin: 12mm)
#set text(font: "Libertinus Serif", size: 12pt, lang: "id")
#text(size: 18pt, weight: "bold")[#t.fair]
#line(length: 100%, stroke: 1.4pt + rgb("#1b5e3f"))
#v(4pt)
#grid(columns: (52mm, 1fr), gutter: 8mm,
  [#image(bytes(facts.qr), format: "svg", width: 52mm, alt: w.qr)
   #align(center)[#text(size: 13pt, weight: "bold", font: "DejaVu Sans Mono")[#t.code]]],
  [#text(size: 16pt, weight: "bold")[#t.name]
   #v(2pt)
   #t.session
   #parbreak()
   #t.place
   #v(6pt)
   #grid(columns: (1fr, 1fr), gutter: 6mm,
     [#w.door #linebreak() #text(size: 34pt, weight: "bold")[#t.door]],
     [#w.number #linebreak() #text(size: 34pt, weight: "bold")[#t.number]])
   #if t.needs != "" [#v(4pt) #w.needs: #strong(t.needs)]])
#v(1fr)
#text(size: 10pt)[#w.foot]
"""


@dataclass(frozen=True, slots=True)
class PaperTicket:
    """What stands on a ticket."""

    fair: str
    name: str
    code: str
    qr_text: str
    session: str
    place: str
    door: str
    number: str
    needs: str


@dataclass(frozen=True, slots=True)
class TicketWords:
    """The words around it, in the reader's language."""

    title: str
    door: str
    number: str
    needs: str
    qr: str
    foot: str


def ticket_pdf(words: TicketWords, ticket: PaperTicket, day: date, mark: Mark) -> bytes:
    """Return the ticket as a PDF that names its language and can be read aloud."""
    drawn = io.BytesIO()
    segno.make(ticket.qr_text, error="m").save(drawn, kind="svg", border=2)
    facts = {
        "ticket": asdict(ticket),
        "words": asdict(words) | {"title": mark.title(words.title)},
        "qr": drawn.getvalue().decode(),
    }
    made = typst.compile(
        (mark.typst() + _TICKET).encode(),
        format="pdf",
        sys_inputs={"facts": json.dumps(facts, ensure_ascii=False)},
        timestamp=int(datetime.combine(day, time()).timestamp()),
        ignore_system_fonts=True,
    )
    return bytes(made)
