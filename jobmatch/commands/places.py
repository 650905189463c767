"""``flask places …``: official boundaries for the map."""

from pathlib import Path

import click
from flask.cli import AppGroup

from jobmatch.documents.boundary_file import read_boundaries
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.services import boundaries

places = AppGroup("places", help="Wilayah dan batasnya.")
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
