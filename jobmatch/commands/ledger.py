"""``flask ledger …``: the months of the IPK ledger."""

from pathlib import Path

import click
from flask.cli import AppGroup

from jobmatch.documents.ak1_book import read_book
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.periods import Month
from jobmatch.services import ak1_books, ledger_closing

ledger = AppGroup("ledger", help="Buku besar IPK.")


@ledger.command("close")
@click.argument("month")
@click.option("--write", is_flag=True, help="Tutup. Tanpa ini hanya diperiksa.")
def close(month: str, write: bool) -> None:
    """Check MONTH (as 2026-07) and close it; ends with status 1 when something does not hold."""
    try:
        wanted = Month.parse(month)
        findings = ledger_closing.review_month(wanted)
        for finding in findings:
            click.echo(f"{finding.rule:4} {'cocok' if not finding.violations else 'BELUM COCOK'}: {finding.words}")
            for violation in finding.violations:
                names = ", ".join(finding.subjects.get(entry, entry) for entry in violation.entries) or violation.place
                click.echo(f"     {violation.text()} ({names})")
        if write:
            ledger_closing.close_month(Actor.system(), wanted)
    except RuleBroken as broken:
        raise click.ClickException(broken.message % broken.facts) from None
    if any(finding.violations for finding in findings):
        raise click.ClickException("Ada yang belum cocok.")
    click.echo(f"Bulan {wanted} ditutup." if write else "Belum ditutup. Tambahkan --write untuk menutup.")


@ledger.command("import-book")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Simpan. Tanpa ini hanya dicoba.")
def import_book(file: Path, write: bool) -> None:
    """Bring the office's AK-1 book in from FILE (XLSX)."""
    try:
        book = read_book(file.read_bytes())
    except RuleBroken as broken:
        raise click.ClickException(broken.message % broken.facts) from None
    outcome = ak1_books.import_book(Actor.system(), book.rows, write=write)
    for problem in [*book.problems, *outcome.problems]:
        click.echo(f"  baris {problem.row}, {problem.column}: “{problem.read}”: {problem.problem}; {problem.fix}")
    click.echo(f"{book.row_count} baris dibaca: {outcome.added} baru, {outcome.known} sudah ada.")
    click.echo("Tersimpan." if write else "Belum ada yang disimpan. Tambahkan --write untuk menyimpan.")
