"""Reads for the public statistics: the counts behind the tables, and the releases."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.age_groups import III1_GROUPS
from jobmatch.domain.enums import LabourStatus, Sex
from jobmatch.domain.errors import NotFound
from jobmatch.domain.indicators import Coverage
from jobmatch.domain.ipk_tables import PartSpec
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.periods import Month
from jobmatch.domain.public_tables import PublicSource, PublicTable, thawed_table
from jobmatch.extensions.db import db
from jobmatch.models import District, StatisticsRelease, Village
from jobmatch.queries import ipk
from jobmatch.queries.month_history import sent_figures

VILLAGE_TABLE = "belum-bekerja"
SMALL_HIDDEN = (
    "Angka di bawah lima, selisih di bawah lima terhadap terbitan sebelumnya, "
    "dan angka lain yang akan membukanya, tidak ditampilkan."
)
NOT_ZERO = f"Desa yang belum melapor tidak dihitung nol. {SMALL_HIDDEN}"


@dataclass(frozen=True, slots=True)
class Release:
    """A month's public statistics as released."""

    id: UUID
    month: Month
    issue: int
    released_at: datetime
    checksum: str
    tables: tuple[PublicTable, ...]
    coverage: Coverage

    def table(self, code: str) -> PublicTable:
        """Return one table.

        Raises:
            NotFound: there is none of this code.
        """
        for table in self.tables:
            if table.code == code:
                return table
        raise NotFound


def build_sources(month: Month) -> tuple[tuple[PublicSource, ...], Coverage]:
    """Return the counts of a month as they stand, and how many villages are behind them."""
    found = db.session.execute(sa.select(District.code, District.name).order_by(District.code))
    districts = [(code, name) for code, name in found]
    villages = list(db.session.scalars(sa.select(Village.code)))
    sent = {code: figures for (code, _), figures in sent_figures(month.first_day, month.first_day).items()}
    coverage = Coverage(sum(code in sent for code in villages), len(villages))
    return (_unemployed(sent, districts, coverage), _registered(month)), coverage


def _unemployed(sent: dict[str, Any], districts: list[tuple[str, str]], coverage: Coverage) -> PublicSource:
    counts: dict[tuple[Any, Any], int] = {}
    for code, figures in sent.items():
        key = (code[:8], "unemployed")
        counts[key] = counts.get(key, 0) + figures.statuses.get(LabourStatus.UNEMPLOYED, 0)
    return PublicSource(
        code=VILLAGE_TABLE,
        title="Orang yang belum bekerja menurut laporan desa, per kecamatan",
        concept="ORANG BELUM BEKERJA DALAM DAFTAR DESA",
        definition="Orang dalam daftar bulanan desa yang tidak bekerja dan mencari kerja atau siap bekerja.",
        source=f"Laporan bulanan desa, {coverage.text()}",
        row_name="Kecamatan",
        rows=tuple(districts),
        columns=(("unemployed", "Belum bekerja"),),
        counts=counts,
        note=NOT_ZERO,
    )


def _registered(month: Month) -> PublicSource:
    flows = ipk.part_flows(PartSpec(Population.SEEKERS, ("age_group", "sex")), (month,))
    return PublicSource(
        code="pencari-kerja",
        title="Pencari kerja terdaftar pada akhir bulan, menurut umur dan jenis kelamin",
        concept="PENCARI KERJA TERDAFTAR",
        definition="Pemegang kartu AK-1 yang belum ditempatkan dan belum dihapuskan (IPK III/1 baris 5); umur saat mendaftar.",
        source="Buku besar IPK",
        row_name="Umur",
        rows=tuple((group.code, group.label) for group in III1_GROUPS),
        columns=tuple((sex.value, sex.label) for sex in Sex),
        counts={(age, sex): flow.closing for (age, sex), flow in flows.items()},
        note=SMALL_HIDDEN,
    )


def find_release(month: Month | None = None) -> Release | None:
    """Return the newest issue of a month, or of the newest month that was released; None before the first."""
    r = StatisticsRelease
    statement = sa.select(r).order_by(r.month.desc(), r.issue.desc()).limit(1)
    row = db.session.scalars(statement if month is None else statement.where(r.month == month.first_day)).first()
    return None if row is None else _release(row)


def list_months() -> list[Month]:
    """Return the months that were released, the newest first."""
    r = StatisticsRelease
    return [Month.of(day) for day in db.session.scalars(sa.select(r.month).distinct().order_by(r.month.desc()))]


def _release(row: StatisticsRelease) -> Release:
    tables = tuple(thawed_table(table) for table in row.content["tables"])
    coverage = Coverage(row.content["reported"], row.content["villages"])
    return Release(row.id, Month.of(row.month), row.issue, row.released_at, row.checksum, tables, coverage)
