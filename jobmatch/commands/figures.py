"""``flask figures …``: printed figures for the notebook, by file and from BPS, and public statistics."""

from pathlib import Path

import click
from flask.cli import AppGroup

from jobmatch import clock
from jobmatch.documents.bps_answer import read_variables
from jobmatch.documents.figure_sheet import read_figures
from jobmatch.documents.reference_tables import known_figures
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.periods import Month
from jobmatch.extensions.bps_api import BpsUnreachable, bps_api
from jobmatch.services import bps_figures, figures, statistics

figures_group = AppGroup("figures", help="Angka yang diterbitkan.")
WRITE = click.option("--write", is_flag=True, help="Simpan. Tanpa ini hanya diperiksa.")
DRY = "Belum ada yang disimpan. Tambahkan --write untuk menyimpan."
NO_ANSWER = "BPS tidak menjawab ({}). Atur BPS_API_KEY dan JOBMATCH_BPS_VARIABLES; tanpa itu angka dicatat atau diimpor."


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


@figures_group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@WRITE
def import_file(file: Path, write: bool) -> None:
    """Note the figures of FILE (CSV or XLSX) in the notebook, all or none."""
    try:
        found, problems = read_figures(file.read_bytes(), clock.today().year)
    except RuleBroken as broken:
        raise click.ClickException(broken.message % broken.facts) from None
    for problem in problems:
        click.echo(f"baris {problem.row}, kolom {problem.column}: {problem.problem % problem.facts}")
    if problems:
        raise click.ClickException(f"{len(problems)} isian perlu diperbaiki; tidak satu pun disimpan.")
    click.echo(f"{len(found)} angka terbaca.")
    click.echo("{} dicatat, {} sudah ada.".format(*figures.import_figures(Actor.system(), found)) if write else DRY)


@figures_group.command("bps-find")
@click.argument("keyword")
def find_bps(keyword: str) -> None:
    """List the BPS variables of the regency that a KEYWORD finds, with the number to set."""
    try:
        found = read_variables(bps_api.find_variables(keyword))
    except (BpsUnreachable, RuleBroken) as error:
        raise click.ClickException(NO_ANSWER.format(error)) from None
    for variable in found:
        click.echo(f"{variable.id}  {variable.title}  ({variable.unit})")
    click.echo(f"{len(found)} variabel ditemukan.")


@figures_group.command("bps-refresh")
@WRITE
def refresh_bps(write: bool) -> None:
    """Ask BPS for every series that has a variable, and keep what is new."""
    try:
        outcome = bps_figures.refresh(Actor.system(), write=write)
    except BpsUnreachable as error:
        raise click.ClickException(NO_ANSWER.format(error)) from None
    for message, facts in outcome.problems:
        click.echo(message % facts)
    click.echo(f"{outcome.added} baru, {outcome.revised} direvisi, {outcome.known} sudah ada. {'Tersimpan.' if write else DRY}")
