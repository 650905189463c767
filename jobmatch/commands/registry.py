"""``flask registry …``: months opened, moved on to the office, and locked; a server's timetable calls these."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from jobmatch import clock
from jobmatch.documents.month_sheet import read_month
from jobmatch.documents.public_holidays import public_holidays
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.queries import registry as months
from jobmatch.queries import review
from jobmatch.services import month_files, month_opening, month_reviews
from jobmatch.services.month_plans import FilePlan, plan_file

registry = AppGroup("registry", help="Laporan bulanan desa.")
MONTH = click.option("--month", type=click.DateTime(["%Y-%m"]), help="Bulan, misalnya 2026-11. Tanpa ini bulan sekarang.")
WRITE = click.option("--write", is_flag=True, help="Simpan. Tanpa ini hanya diperiksa.")
SHOWN = 20
DRY = "Belum ada yang disimpan. Tambahkan --write untuk menyimpan."


@registry.command("open")
@MONTH
@WRITE
def open_month(month: datetime | None, write: bool) -> None:
    """Open a month for every village that has none yet."""
    day = (month or datetime.combine(clock.today(), datetime.min.time())).date().replace(day=1)
    click.echo(f"{months.count_unopened(day)} desa belum punya laporan {day:%Y-%m}.")
    click.echo(f"Dibuka untuk {month_opening.open_month(Actor.system(), day)} desa." if write else DRY)


@registry.command("move-on")
@WRITE
def move_on(write: bool) -> None:
    """Move months that the kecamatan left unanswered for three working days on to the office."""
    today = clock.today()
    closed_days = public_holidays(today.year - 1) | public_holidays(today.year)
    click.echo(f"{len(review.list_overdue(today, closed_days))} laporan sudah lewat tiga hari kerja di kecamatan.")
    click.echo(f"{month_reviews.move_on_overdue(Actor.system(), today, closed_days)} diteruskan ke kantor." if write else DRY)


@registry.command("lock")
@click.option("--month", type=click.DateTime(["%Y-%m"]), required=True, help="Bulan yang laporannya sudah ditutup.")
@WRITE
def lock(month: datetime, write: bool) -> None:
    """Lock the accepted village months of a month whose regency report is closed."""
    click.echo(f"{review.count_lockable(month.date())} laporan diterima kantor dan belum dikunci.")
    click.echo(f"{month_reviews.lock_months(Actor.system(), month.date())} dikunci." if write else DRY)


@registry.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@WRITE
def import_file(file: Path, write: bool) -> None:
    """Bring answers and new people in from FILE (XLSX or CSV), of one village or of all; all or nothing."""
    try:
        sheet = read_month(file.read_bytes())
        plan = plan_file(Actor.system(), sheet)
        _tell(plan)
        if write:
            month_files.store_file(Actor.system(), sheet, digest=plan.digest)
    except RuleBroken as broken:
        raise click.ClickException(broken.message % broken.facts) from None
    click.echo("Tersimpan." if write else DRY)


def _tell(plan: FilePlan) -> None:
    click.echo(
        f"{plan.read} baris dibaca: {plan.answered} jawaban baru, {plan.changed} diubah, {plan.new} orang baru, "
        f"{plan.same} sudah sama, {plan.blank} kosong."
    )
    for change in plan.changes[:SHOWN]:
        click.echo(f"  baris {change.row}, {change.who}, {change.column}: “{change.before}” menjadi “{change.after}”")
    if len(plan.changes) > SHOWN:
        click.echo(f"  … dan {len(plan.changes) - SHOWN} perubahan lagi.")
    click.echo(f"{len(plan.problems)} isian ditolak.")
    for (column, problem), count in Counter((item.column, item.problem % item.facts) for item in plan.problems).most_common(
        SHOWN
    ):
        click.echo(f"  {count} × kolom {column}: {problem}")
    for item in plan.problems[:SHOWN]:
        click.echo(f"  baris {item.row}, {item.column}, terbaca “{item.read}”: {item.problem % item.facts}")
