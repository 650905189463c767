"""``flask vacancies …``: adverts of other portals."""

import csv
from collections import Counter
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from jobmatch.documents.advert_file import AdvertFile, read_adverts
from jobmatch.documents.advert_map import read_advert_map
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.services import answer_days, vacancy_imports
from jobmatch.settings import Settings

vacancies = AppGroup("vacancies", help="Lowongan dan iklan dari situs lain.")
SHOWN = 20
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@vacancies.command("import")
@click.argument("file", type=EXISTING)
@click.option("--map", "map_file", type=EXISTING, required=True, help="Berkas pemetaan kolom (TOML).")
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), help="Tulis semua isian yang tidak terbaca ke CSV ini."
)
@click.option("--write", is_flag=True, help="Simpan. Tanpa ini hanya diperiksa.")
def import_file(file: Path, map_file: Path, report: Path | None, write: bool) -> None:
    """Bring in adverts from FILE; they stay apart from the office's own vacancies."""
    try:
        how = read_advert_map(map_file.read_bytes())
        found = read_adverts(file.read_bytes(), how)
    except RuleBroken as broken:
        raise click.ClickException(broken.message % broken.facts) from None
    outcome = vacancy_imports.import_adverts(Actor.system(), how.source, found.adverts, write)
    click.echo(f"{found.row_count} baris dibaca dari {file.name}, {len(found.adverts)} iklan (sumber: {how.source}).")
    click.echo(f"Baru {outcome.added}, berubah {outcome.changed}, sama {outcome.unchanged}.")
    _tell_problems(found)
    if report is not None:
        _write_report(report, found)
    click.echo("Tersimpan, ditandai impor." if write else "Belum ada yang disimpan. Tambahkan --write untuk menyimpan.")


@vacancies.command("daily")
@click.option("--write", is_flag=True, help="Jalankan. Tanpa ini hanya dihitung.")
def run_day(write: bool) -> None:
    """Remind employers, close what nobody answered in time, end expired vacancies. Once a day."""
    settings: Settings = current_app.extensions["jobmatch_settings"]
    outcome = answer_days.run_day(Actor.system(), settings.base_url, write)
    click.echo(f"Pengingat {outcome.reminded}, lamaran ditutup {outcome.closed}, lowongan lewat masa {outcome.expired}.")
    if not write:
        click.echo("Belum ada yang diubah. Tambahkan --write untuk menjalankan.")


def _tell_problems(found: AdvertFile) -> None:
    click.echo(f"{len(found.problems)} isian tidak terbaca.")
    for (column, problem), count in Counter((item.column, item.problem) for item in found.problems).most_common():
        click.echo(f"  {count} × kolom {column}: {problem}")
    for item in found.problems[:SHOWN]:
        click.echo(f"  baris {item.row}, {item.column}: “{item.read}”: {item.problem}; {item.fix}")
    if len(found.problems) > SHOWN:
        click.echo(f"  … dan {len(found.problems) - SHOWN} lagi. Semua ditulis dengan --report BERKAS.csv.")


def _write_report(report: Path, found: AdvertFile) -> None:
    with report.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["baris", "kolom", "terbaca", "masalah", "cara memperbaiki"])
        writer.writerows((item.row, item.column, item.read, item.problem, item.fix) for item in found.problems)
