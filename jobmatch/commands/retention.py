"""``flask retention``: what is past its time, class by class."""

import click
from flask.cli import with_appcontext

from jobmatch.domain.actors import Actor
from jobmatch.formatting import angka
from jobmatch.services.retention import apply


@click.command("retention")
@click.option("--write", is_flag=True, help="Hapus. Tanpa ini hanya dihitung.")
@with_appcontext
def retention(write: bool) -> None:
    """Count what is past its time by each rule; with --write it is taken away for good."""
    for outcome in apply(Actor.system(), write=write):
        rule = outcome.rule
        click.echo(f"{angka(outcome.count):>9}  {rule.words} ({rule.days} hari, berlaku sejak {rule.holds_from})")
    click.echo("Sudah dihapus." if write else "Belum ada yang dihapus. Tambahkan --write.")
