"""The one mark of made-up data on papers, tables and pictures, so that none of them can be taken for real."""

from dataclasses import dataclass
from typing import Protocol

WORDS = "DATA CONTOH"
FILE_PREFIX = "contoh-"


class Sheet(Protocol):
    """What marking a worksheet needs of it."""

    def set_header(self, header: str) -> object:
        """Set what is printed above every page."""


class Book(Protocol):
    """What marking a workbook needs of it."""

    def set_properties(self, properties: dict[str, str]) -> object:
        """Set what programs show about the file."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Marks documents when ``is_made_up``, and leaves real ones alone; every writer of documents takes one."""

    is_made_up: bool

    @property
    def words(self) -> str | None:
        """Return the words to print, or None."""
        return WORDS if self.is_made_up else None

    def file_name(self, name: str) -> str:
        """Return the name under which a file is handed out."""
        return f"{FILE_PREFIX}{name}" if self.is_made_up else name

    def title(self, title: str) -> str:
        """Return a title with the mark before it, for the first line of a table."""
        return f"{WORDS} · {title}" if self.is_made_up else title

    def mark_workbook(self, book: Book, sheets: list[Sheet]) -> None:
        """Mark every printed page and the properties of an XlsxWriter workbook; its title line takes ``title()``."""
        if not self.is_made_up:
            return
        book.set_properties({"title": WORDS, "status": WORDS})
        for sheet in sheets:
            sheet.set_header(f'&C&"-,Bold"{WORDS}')

    def typst(self) -> str:
        """Return Typst that draws the mark across every page; put it before the document's own settings."""
        if not self.is_made_up:
            return ""
        return (
            "#set page(background: place(center + horizon, "
            f'rotate(-35deg, text(size: 58pt, weight: "bold", fill: rgb("#8a4b1430"))[{WORDS}])))\n'
        )
