"""``flask places …`` and ``flask figures …``: boundaries for the map, printed figures for the notebook, public statistics."""

from pathlib import Path

import click
from flask.cli import AppGroup

from jobmatch.documents.boundary_file import read_boundaries
from jobmatch.documents.reference_tables import known_figures
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.periods import Month
from jobmatch.services import boundaries, figures, statistics

places = AppGroup("places", help="Wilayah dan batasnya.")
figures_group = AppGroup("figures", help="Angka yang diterbitkan.")
WRITE = click.option("--write", is_flag=True, help="Simpan. Tanpa ini hanya diperiksa.")
DRY = "Belum ada yang disimpan. Tambahkan --write untuk menyimpan."


@places.command("boundaries")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@WRITE
def load_boundaries(file: Path, write: bool) -> None:
    """Load official outlines from FILE (GeoJSON with Kemendagri codes); the map then draws areas."""
    try:
        outlines = read_boundaries(file.read_bytes())
    except RuleBroken as broken:
        raise click.ClickException(broken.message) from None
    outcome = boundaries.load_boundaries(Actor.system(), outlines, file.name, write=write)
    click.echo(f"{outcome.known} wilayah dikenali. Tidak dikenal: {', '.join(outcome.unknown) or 'tidak ada'}.")
    click.echo(f"{outcome.without} kecamatan dan desa tidak ada di berkas ini.")
    click.echo("Tersimpan." if write else DRY)


@figures_group.command("load-known")
@WRITE
def load_known(write: bool) -> None:
    """Note the printed figures of Rejang Lebong that are known, contradictions included, each with its source."""
    click.echo(f"{len(known_figures())} angka yang pernah dicetak diketahui.")
    click.echo(f"{figures.load_known(Actor.system())} dicatat di buku angka." if write else DRY)


@figures_group.command("release")
@click.argument("month")
@WRITE
def release(month: str, write: bool) -> None:
    """Make the public statistics of MONTH (as 2026-10)."""
    try:
        wanted = Month.parse(month)
        if write:
            statistics.release_statistics(Actor.system(), wanted)
    except RuleBroken as broken:
        raise click.ClickException(broken.message % broken.facts) from None
    click.echo(f"Statistik {wanted} diterbitkan." if write else DRY)
