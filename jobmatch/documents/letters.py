"""Letters to people without a telephone, one A4 page each, as one PDF: bytes out, no tables, no request."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

import segno
import typst

from jobmatch.documents.marks import Mark

_LETTER = """
#let facts = json(bytes(sys.inputs.facts))
#set document(title: facts.title, date: none)
#set page(paper: "a4", margin: (x: 25mm, top: 22mm, bottom: 20mm))
#set text(font: "Libertinus Serif", size: 12pt, lang: "id")
#set par(leading: 0.75em, spacing: 1.2em)
#for (number, letter) in facts.letters.enumerate() {
  if number > 0 { pagebreak() }
  text(size: 13pt, weight: "bold")[#facts.office]
  v(-4pt)
  line(length: 100%, stroke: 1.2pt + rgb("#1b5e3f"))
  v(6pt)
  align(right)[#facts.words.place_and_day]
  v(10pt)
  [#facts.words.to\\ #strong(letter.name)#if letter.place != "" [\\ #letter.place]]
  v(10pt)
  if letter.subject != "" [#facts.words.about #strong(letter.subject)]
  v(4pt)
  text(size: 13pt)[#letter.body]
  if letter.code != "" {
    v(10pt)
    grid(columns: (34mm, 1fr), gutter: 6mm, align: horizon,
      image(bytes(letter.code), format: "svg", width: 34mm, alt: facts.words.code),
      facts.words.how)
  }
  v(1fr)
  line(length: 100%, stroke: 0.5pt + luma(120))
  text(size: 10pt)[#facts.words.free]
}
"""


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter; ``link`` is drawn as a code to point a camera at."""

    name: str
    place: str
    subject: str
    body: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The printed words around each letter, in the language of the office."""

    title: str
    place_and_day: str
    to: str
    about: str
    code: str
    how: str
    free: str


def letters_pdf(office: str, words: LetterWords, pages: Sequence[LetterPage], day: date, mark: Mark) -> bytes:
    """Return the letters as a PDF that names its language and can be read aloud; the same letters give the same bytes."""
    facts = {
        "office": office,
        "title": mark.title(words.title),
        "words": asdict(words),
        "letters": [_facts(page) for page in pages],
    }
    made = typst.compile(
        (mark.typst() + _LETTER).encode(),
        format="pdf",
        sys_inputs={"facts": json.dumps(facts, ensure_ascii=False)},
        timestamp=int(datetime.combine(day, time()).timestamp()),
        ignore_system_fonts=True,
    )
    return bytes(made)


def _facts(page: LetterPage) -> dict[str, str]:
    return {"name": page.name, "place": page.place, "subject": page.subject, "body": page.body, "code": _code(page.link)}


def _code(link: str | None) -> str:
    if link is None:
        return ""
    drawn = io.BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", border=2)
    return drawn.getvalue().decode()
