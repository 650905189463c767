"""What an issued IPK report says around its tables; the workbook and the PDF print the same."""

from dataclasses import dataclass

from jobmatch.domain.ipk_tables import PrintedTable

DEMO_MARK = "DATA CONTOH"
CLASSES_NOTE = (
    "Umur, pendidikan, jabatan dan lama lulus dihitung seperti saat mendaftar; perubahan dibukukan sebagai pindah golongan. "
    "L/P: lowongan yang terbuka untuk laki-laki dan perempuan."
)


@dataclass(frozen=True)
class IpkPaper:
    """A report ready to be put on paper; ``number`` is None for a draft."""

    office: str
    period: str
    tables: tuple[PrintedTable, ...]
    number: str | None
    checksum: str
    place_and_date: str
    signatory: tuple[str, str, str] = ("", "", "")
    erratum: tuple[str, ...] = ()
    is_demo: bool = False

    @property
    def mark(self) -> str:
        """Return what must not be overlooked on the paper."""
        marks = [DEMO_MARK] if self.is_demo else []
        return " · ".join([*marks, *([] if self.number else ["KONSEP, BELUM DITERBITKAN"])])

    @property
    def foot(self) -> str:
        """Return the line that ties a sheet to its issue."""
        number = self.number or "konsep"
        return f"{number} · sidik {self.checksum[:16]}"


def head_groups(tops: list[str]) -> list[tuple[str, int, int]]:
    """Return each run of equal group headings as (heading, first column, how many)."""
    groups: list[tuple[str, int, int]] = []
    for place, top in enumerate(tops):
        if groups and groups[-1][0] == top:
            groups[-1] = (top, groups[-1][1], groups[-1][2] + 1)
        else:
            groups.append((top, place, 1))
    return groups
