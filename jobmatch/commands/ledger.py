"""``flask ledger …``: the months of the IPK ledger."""

import click
from flask.cli import AppGroup

from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.periods import Month
from jobmatch.services import ledger_closing

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
