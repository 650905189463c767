"""Words around the letters, and letters from messages."""

import re
from collections.abc import Sequence

from flask import current_app
from flask_babel import gettext

from jobmatch import clock
from jobmatch.documents.letters import LetterPage, LetterWords
from jobmatch.documents.marks import Mark
from jobmatch.formatting import tanggal
from jobmatch.queries.outbox import MessageRow
from jobmatch.settings import Settings

LINK = re.compile(r"https?://\S+?(?=[.,;]?(?:\s|$))")


def letter_words() -> tuple[str, Mark, LetterWords]:
    """Return the office's name, the mark of made-up papers, and the printed words."""
    settings: Settings = current_app.extensions["jobmatch_settings"]
    how = gettext("Arahkan kamera ponsel keluarga atau tetangga ke kode ini. Tidak bisa? Datang ke kantor, bawa surat ini.")
    words = LetterWords(
        title=gettext("Surat"),
        place_and_day=gettext("Curup, %(day)s", day=tanggal(clock.today())),
        to=gettext("Kepada"),
        about=gettext("Perihal:"),
        code=gettext("Kode untuk menjawab"),
        how=how,
        free=gettext("Semua layanan dinas ini gratis. Jangan membayar siapa pun untuk surat ini."),
    )
    return settings.office_name, Mark(settings.is_demo), words


def letter_pages(letters: Sequence[MessageRow]) -> list[LetterPage]:
    """Return a page per message; the first link in its text becomes a code."""
    return [
        LetterPage(row.recipient_name, row.place or row.district_name or "", row.subject, row.body, _link(row.body))
        for row in letters
    ]


def _link(body: str) -> str | None:
    found = LINK.search(body)
    return found.group() if found else None
