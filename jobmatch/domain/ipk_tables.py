"""Builds the printed tables III/1 to III/8 from flows: one structure for the page, the workbook, the PDF and the frozen issue.

A cell carries what it counts (`where`), so that it can open exactly those bookings. Nothing is read or stored here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jobmatch.domain import ipk_layout as layout
from jobmatch.domain.enums import PlacementKind, Sex
from jobmatch.domain.graduation import BAND_TITLES, III7_BANDS, GraduationBand
from jobmatch.domain.ipk_dimensions import REST, REST_TITLE, Dimension
from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.ipk_settings import IpkSettings
from jobmatch.domain.ledger_rules import Flow, Population, total
from jobmatch.domain.periods import PeriodKind

Where = tuple[tuple[str, str], ...]
Flows = Mapping[tuple[str, ...], Flow]
CODES = ("III/1", "III/2", "III/3", "III/4", "III/5", "III/6", "III/7", "III/8")
BOTH_SEXES = "L/P"
OUTSIDE = "II. DI LUAR TABEL"
NO_MAJOR = "JURUSAN BELUM DIKETAHUI"


@dataclass(frozen=True)
class PrintedColumn:
    """A column: its group heading, its own heading, what it counts; a total counts all."""

    top: str
    sub: str
    where: Where = ()
    measure: Measure | None = None


@dataclass(frozen=True)
class PrintedCell:
    """One figure and what it counts."""

    value: int
    measure: Measure
    where: Where = ()


@dataclass(frozen=True)
class PrintedRow:
    """A printed row; one that is a part stands below the row that it is part of and is counted there already."""

    number: str
    label: str
    cells: tuple[PrintedCell, ...]
    is_sum: bool = False
    is_part: bool = False


@dataclass(frozen=True)
class PrintedPart:
    """A part of a table with columns of its own; `whole` is the flow that its total row adds up."""

    title: str
    population: Population
    columns: tuple[PrintedColumn, ...]
    rows: tuple[PrintedRow, ...]
    whole: Flow
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintedTable:
    """One table of the report."""

    code: str
    title: str
    parts: tuple[PrintedPart, ...]


@dataclass(frozen=True)
class PartSpec:
    """What a part needs counted: its population and the dimensions of its flows, in order."""

    population: Population
    dimensions: tuple[str, ...]


PARTS: Mapping[str, tuple[PartSpec, ...]] = {
    "III/1": (PartSpec(Population.SEEKERS, ("age_group", "sex")), PartSpec(Population.POSTS, ("sex",))),
    **{
        spec.code: (PartSpec(spec.population, (spec.row_class, spec.column_class, *layout.ROW_PARTS.get(spec.code, ()))),)
        for spec in layout.TABLES.values()
    },
    "III/8": (
        PartSpec(Population.SEEKERS, ("education", "placement_kind", "sex")),
        PartSpec(Population.SEEKERS, ("receiver", "placement_kind", "sex")),
    ),
}  # fmt: skip


class TableBuilder:
    """Builds tables of one period with one office's settings."""

    def __init__(self, dimensions: Mapping[str, Dimension], settings: IpkSettings, period: PeriodKind) -> None:
        self._dimensions, self._settings, self._period = dimensions, settings, period

    def build(self, code: str, flows: tuple[Flows, ...]) -> PrintedTable:
        """Return one table; ``flows`` stand in the order of `PARTS[code]`."""
        parts = [self._part(code, index, spec, flows[index]) for index, spec in enumerate(PARTS[code])]
        if code == "III/7":
            parts.append(self._outside_iii7(flows[0]))
        return PrintedTable(code, self._settings.title_of(code), tuple(parts))

    def _part(self, code: str, index: int, spec: PartSpec, flows: Flows) -> PrintedPart:
        if code == "III/1":
            lines = (layout.III1_SEEKER_LINES, layout.III1_POST_LINES)[index]
            return self._lines_part(spec, layout.III1_PARTS[index], lines, flows)
        columns = self._placement_columns(spec, flows) if code == "III/8" else self._five_columns(code, spec, flows)
        title = layout.III8_PARTS[index] if code == "III/8" else ""
        return self._class_part(spec, title, columns, flows)

    def _lines_part(self, spec: PartSpec, title: str, lines: Iterable[layout.Line], flows: Flows) -> PrintedPart:
        columns = self._age_columns(spec, flows) if "age_group" in spec.dimensions else ()
        columns = (*columns, *self._sex_columns("JUMLAH", spec, flows), PrintedColumn("JUMLAH", self._all_sexes))
        rows = tuple(
            PrintedRow(
                line.number,
                self._worded(line.label),
                tuple(_cell(flows, spec, column.where, line.measure) for column in columns),
                line.is_sum,
            )
            for line in lines
        )
        return PrintedPart(title, spec.population, columns, rows, total(flows.values()), self._reclassified(spec, flows))

    def _age_columns(self, spec: PartSpec, flows: Flows) -> tuple[PrintedColumn, ...]:
        ages = self._groups("age_group", spec, flows)
        return tuple(
            PrintedColumn(label, column.sub, (("age_group", code), *column.where))
            for code, label in ages
            for column in self._sex_columns("", spec, flows)
        )

    def _five_columns(self, code: str, spec: PartSpec, flows: Flows) -> tuple[PrintedColumn, ...]:
        table = layout.TABLES[code]
        headings = layout.POST_HEADINGS if spec.population is Population.POSTS else layout.SEEKER_HEADINGS
        if table.column_class == "graduation_band":
            kinds = [PrintedColumn("", BAND_TITLES[band], (("graduation_band", band.value),)) for band in III7_BANDS]
        else:
            kinds = list(self._sex_columns("", spec, flows))
        return tuple(
            PrintedColumn(self._worded(headings[measure]), kind.sub, kind.where, measure)
            for measure in table.measures
            for kind in kinds
        )

    def _placement_columns(self, spec: PartSpec, flows: Flows) -> tuple[PrintedColumn, ...]:
        columns: list[PrintedColumn] = []
        kinds = [(kind.value, kind.value) for kind in PlacementKind]
        rest = [(REST, REST_TITLE)] if self._has_rest("placement_kind", spec, flows, Measure.PLACED) else []
        for code, title in [*kinds, *rest]:
            kind = ("placement_kind", code)
            columns += [PrintedColumn(title, c.sub, (kind, *c.where)) for c in self._sex_columns("", spec, flows)]
            if self._settings.has_subtotals:
                columns.append(PrintedColumn(title, "JML", (kind,)))
        columns += [*self._sex_columns("JUMLAH", spec, flows), PrintedColumn("JUMLAH", "JML")]
        return tuple(
            PrintedColumn(column.top, column.sub, column.where, Measure.PLACED) for column in columns
        )  # fmt: skip

    def _class_part(self, spec: PartSpec, title: str, columns: tuple[PrintedColumn, ...], flows: Flows) -> PrintedPart:
        row_class = spec.dimensions[0]
        groups = self._groups(row_class, spec, flows, columns[-1].measure if title else None)
        numbers = {code: str(n) if row_class == "receiver" else code for n, (code, _) in enumerate(groups, start=1)}
        rows = []
        for code, label in groups:
            where = ((row_class, code),)
            rows.append(PrintedRow(numbers[code], label, _cells(flows, spec, columns, where)))
            rows += self._row_parts(spec, columns, where, flows)
        rows.append(PrintedRow("", "JUMLAH", _cells(flows, spec, columns, ()), is_sum=True))
        notes = () if title else self._reclassified(spec, flows)
        return PrintedPart(title, spec.population, columns, tuple(rows), total(flows.values()), notes)

    def _row_parts(self, spec: PartSpec, columns: tuple[PrintedColumn, ...], where: Where, flows: Flows) -> list[PrintedRow]:
        """Return the rows below a level: its majors, and how many have none on record; nothing while no major is known."""
        if len(spec.dimensions) < 3 or spec.dimensions[2] != "education_major":
            return []
        ((_, level),) = where
        found = sorted({key[2] for key, flow in flows.items() if key[0] == level and flow != Flow()})
        majors = [major for major in found if major != REST]
        titles = [(major, major) for major in majors] + [(REST, NO_MAJOR)] * bool(majors and REST in found)
        return [
            PrintedRow("", title, _cells(flows, spec, columns, (*where, ("education_major", code))), is_part=True)
            for code, title in titles
        ]

    def _outside_iii7(self, flows: Flows) -> PrintedPart:
        spec = PARTS["III/7"][0]
        headings = layout.SEEKER_HEADINGS
        columns = tuple(PrintedColumn("", self._worded(headings[m]), (), m) for m in layout.TABLES["III/7"].measures)
        bands = [(band.value, BAND_TITLES[band].upper()) for band in (GraduationBand.NO_DIPLOMA, GraduationBand.UNKNOWN)]
        if self._has_rest("graduation_band", spec, flows):
            bands.append((REST, REST_TITLE))
        rows = [PrintedRow("", title, _cells(flows, spec, columns, (("graduation_band", code),))) for code, title in bands]
        rows.append(PrintedRow("", "JUMLAH SELURUHNYA (I + II)", _cells(flows, spec, columns, ()), is_sum=True))
        return PrintedPart(OUTSIDE, spec.population, columns, tuple(rows), total(flows.values()))

    def _groups(self, name: str, spec: PartSpec, flows: Flows, measure: Measure | None = None) -> list[tuple[str, str]]:
        rest = [(REST, REST_TITLE)] if self._has_rest(name, spec, flows, measure) else []
        return [*self._dimensions[name].groups, *rest]

    def _has_rest(self, name: str, spec: PartSpec, flows: Flows, measure: Measure | None = None) -> bool:
        found = [flow for key, flow in flows.items() if key[spec.dimensions.index(name)] == REST]
        return any(flow != Flow() if measure is None else measure.of(flow) for flow in found)

    def _sex_columns(self, top: str, spec: PartSpec, flows: Flows) -> tuple[PrintedColumn, ...]:
        letters = layout.sex_letters(self._settings.woman_letter)
        columns = [PrintedColumn(top, letters[sex], (("sex", sex.value),)) for sex in Sex]
        is_post = spec.population is Population.POSTS
        if is_post or self._has_rest("sex", spec, flows):
            columns.append(PrintedColumn(top, f"L/{self._settings.woman_letter}" if is_post else "?", (("sex", REST),)))
        return tuple(columns)

    def _reclassified(self, spec: PartSpec, flows: Flows) -> tuple[str, ...]:
        titles = self._dimensions[spec.dimensions[0]]
        moved = {code: _pick(flows, spec, ((titles.name, code),)).reclassified for code, _ in titles.groups}
        words = [f"{dict(titles.groups)[code]} {count:+d}" for code, count in moved.items() if count]
        return (f"Pindah golongan: {', '.join(words)}.",) if words else ()

    def _worded(self, text: str) -> str:
        if self._period is PeriodKind.MONTH:
            return text
        word = self._period.label
        return text.replace("BULAN", word.upper()).replace("bulan", word.lower())

    @property
    def _all_sexes(self) -> str:
        return f"L+{self._settings.woman_letter}"


def _cells(flows: Flows, spec: PartSpec, columns: Iterable[PrintedColumn], where: Where) -> tuple[PrintedCell, ...]:
    return tuple(_cell(flows, spec, (*where, *column.where), column.measure) for column in columns if column.measure is not None)


def _cell(flows: Flows, spec: PartSpec, where: Where, measure: Measure) -> PrintedCell:
    return PrintedCell(measure.of(_pick(flows, spec, where)), measure, where)


def _pick(flows: Flows, spec: PartSpec, where: Where) -> Flow:
    wanted = [(spec.dimensions.index(name), code) for name, code in where]
    return total(flow for key, flow in flows.items() if all(key[place] == code for place, code in wanted))
