"""What the addresses of this area say: which table, which period, which cell."""

from dataclasses import dataclass

from flask import abort, request, url_for

from jobmatch.domain.enums import Role
from jobmatch.domain.ipk_dimensions import DIMENSIONS
from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.ipk_tables import CODES, PrintedCell, Where
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.periods import Month, PeriodKind, period_months
from jobmatch.queries.ipk import Asked

READERS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.OFFICE_HEAD)
SLUGS = {code.lower().replace("/", "-"): code for code in CODES}


@dataclass(frozen=True)
class Period:
    """A month, quarter or semester as addresses name it: by one of its months."""

    kind: PeriodKind
    months: tuple[Month, ...]

    @property
    def first(self) -> Month:
        """Return its first month."""
        return self.months[0]

    @property
    def last(self) -> Month:
        """Return its last month."""
        return self.months[-1]

    @property
    def previous(self) -> Month:
        """Return a month of the period before."""
        return self.first.previous

    @property
    def following(self) -> Month:
        """Return a month of the period after."""
        return self.last.following


def asked_period(month: str) -> Period:
    """Return the period of a request; an unknown kind is not found."""
    try:
        kind = PeriodKind(request.args.get("masa", PeriodKind.MONTH.value))
    except ValueError:
        abort(404)
    return Period(kind, period_months(kind, Month.parse(month)))


def asked_cell(period: Period) -> Asked:
    """Return the cell whose rows are wanted; one that cannot be is not found."""
    try:
        population, measure = Population(request.args["populasi"]), Measure(request.args["angka"])
        where = tuple(_pair(text) for text in request.args.getlist("golongan"))
    except (KeyError, ValueError):
        abort(404)
    return Asked(period.months, population, measure, where)


def _pair(text: str) -> tuple[str, str]:
    name, code = text.split(":", 1)
    if name not in DIMENSIONS:
        raise ValueError(name)
    return name, code


def cell_url(slug: str, period: Period, population: Population, cell: PrintedCell) -> str:
    """Return the address of the rows behind a cell."""
    return url_for(
        "reports.list_rows_behind",
        slug=slug,
        month=period.first,
        masa=period.kind.value,
        populasi=population.value,
        angka=cell.measure.value,
        golongan=where_words(cell.where),
    )


def where_words(where: Where) -> list[str]:
    """Return the form in which addresses carry a cell."""
    return [f"{name}:{code}" for name, code in where]
