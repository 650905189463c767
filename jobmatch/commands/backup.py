"""``flask backup …``: make, look through and put back backups; the keys on paper."""

import shlex
import subprocess
from datetime import timedelta
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup
from flask_migrate import upgrade

from jobmatch import clock
from jobmatch.documents.backup_file import BackupBroken, fingerprint
from jobmatch.documents.key_paper import write_key_paper
from jobmatch.extensions.db import db
from jobmatch.extensions.queue import queue
from jobmatch.formatting import angka, waktu
from jobmatch.queries import site_health
from jobmatch.services import backups, site_facts
from jobmatch.settings import Settings

backup = AppGroup("backup", help="Cadangan data.")
FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
NO_KEY = "JOBMATCH_BACKUP_KEY belum diatur. Tanpa kunci itu cadangan tidak dibuat, sebab isinya akan terbaca siapa saja."
NO_ANSWER = (
    "Basis data tidak menjawab atau belum berisi tabel; cadangan tidak dibuat. Periksa layanan PostgreSQL dan DATABASE_URL."
)
BROKEN = (
    "Berkas ini tidak utuh, pernah diubah, atau disegel dengan kunci lain (kunci di server bertanda {sign}). "
    "Tidak ada yang diubah. Pakai cadangan lain, atau kunci dari brankas."
)
NOT_EMPTY = "Basis data ini berisi. Tambahkan --replace: isinya yang sekarang disisihkan, tidak dihapus."
ALWAYS_KEPT = 7
OFF_SITE_SECONDS = 3600


@backup.command("make")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="Folder lain dari pengaturan.")
def make(folder: Path | None) -> None:
    """Write a sealed backup, look through what was written, take it off this machine, and drop old ones."""
    settings, key = _settings(), _key()
    if not site_health.is_alive():
        raise click.ClickException(NO_ANSWER)
    place = folder or settings.backups
    place.mkdir(parents=True, exist_ok=True)
    path = place / backups.backup_name(clock.now())
    contents = backups.write_backup(path, key, settings.state_dir)
    if backups.look_through(path, key) != contents:
        raise click.ClickException(f"{path} tidak terbaca sama dengan yang ditulis. Periksa cakramnya.")
    click.echo(
        f"Cadangan {path} ({angka(path.stat().st_size // 1024)} kB): {angka(contents.row_count)} baris, dibaca ulang utuh."
    )
    click.echo("Kunci NIK tidak ada di dalamnya. Simpan kuncinya terpisah: ./run backup paper kunci.pdf")
    is_away = _take_away(settings.backup_command, path)
    fact = {"at": clock.now().isoformat(), "file": path.name, "is_away": is_away}
    site_facts.set_fact(site_facts.BACKUP, fact)
    _drop_old(place, settings.backup_days)
    if is_away is False:
        raise click.ClickException("Cadangan ada di mesin ini, tetapi belum sampai di luar. Lihat pesan di atas.")


@backup.command("look")
@FILE
def look(file: Path) -> None:
    """Read FILE to its end and say what it holds; nothing is changed."""
    contents = _look_through(file)
    click.echo(
        f"Utuh. Dibuat {waktu(contents.made_at)}, langkah basis data {contents.revision}, {angka(contents.row_count)} baris:"
    )
    for table in contents.tables:
        if table.count:
            click.echo(f"  {table.name:<28}{table.count:>9}  {table.sum[:16]}")


@backup.command("restore")
@FILE
@click.option("--replace", is_flag=True, help="Sisihkan isi basis data yang sekarang lebih dulu.")
@click.option("--write", is_flag=True, help="Pulihkan. Tanpa ini berkasnya hanya diperiksa.")
def restore(file: Path, replace: bool, write: bool) -> None:
    """Put FILE back into an empty database; stop the site and the worker first."""
    contents, was_empty = _look_through(file), backups.is_empty()
    if not was_empty and not replace:
        raise click.ClickException(NOT_EMPTY)
    click.echo(f"Cadangan {waktu(contents.made_at)}: {angka(contents.row_count)} baris, utuh.")
    if not write:
        click.echo("Belum ada yang dipulihkan. Hentikan situs dan pekerja latar, lalu tambahkan --write.")
        return
    with backups.database_put_aside() as aside:
        upgrade(revision=contents.revision)
        db.session.remove()
        backups.put_back(file, _key(), _settings().state_dir)
    upgrade()
    queue.forget()
    click.echo("Pulih; jumlah dan sidik setiap tabel sama dengan cadangan.")
    if not was_empty:
        click.echo(f"Isi yang lama disisihkan dengan nama {aside}; hapus bila sudah yakin.")


@backup.command("paper")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
def paper(target: Path) -> None:
    """Write the keys to TARGET (PDF), to be printed for the safe."""
    settings = _settings()
    keys = {
        "Kunci cadangan (JOBMATCH_BACKUP_KEY)": _key(),
        "Kunci NIK (JOBMATCH_NIK_KEY)": settings.nik_key.get_secret_value(),
        "Kunci pencarian NIK (JOBMATCH_INDEX_KEY)": settings.index_key.get_secret_value(),
    }
    target.touch(mode=0o600)
    target.write_bytes(write_key_paper(keys, settings.office_name, clock.now()))
    click.echo(f"{target} ditulis. Cetak dua lembar untuk brankas, lalu HAPUS berkas ini dari mesin.")
    click.echo("Tanpa kunci NIK, NIK dan KK tidak dapat dibaca lagi; tanpa kunci cadangan, tidak ada cadangan yang terbuka.")


def _settings() -> Settings:
    settings: Settings = current_app.extensions["jobmatch_settings"]
    return settings


def _key() -> str:
    key = _settings().backup_key.get_secret_value()
    if not key:
        raise click.ClickException(NO_KEY)
    return key


def _look_through(file: Path) -> backups.Contents:
    try:
        return backups.look_through(file, _key())
    except BackupBroken:
        raise click.ClickException(BROKEN.format(sign=fingerprint(_key()))) from None


def _take_away(command: str, path: Path) -> bool | None:
    """Run the office's program on the file; None when there is none."""
    if not command:
        return None
    words = [word.replace("{file}", str(path)) for word in shlex.split(command)]
    if "{file}" not in command:
        words.append(str(path))
    try:
        done = subprocess.run(words, check=False, timeout=OFF_SITE_SECONDS)  # noqa: S603  the administrator's own command
    except (OSError, subprocess.TimeoutExpired) as error:
        click.echo(f"Perintah ke luar mesin gagal: {type(error).__name__}", err=True)
        return False
    click.echo("Salinan di luar mesin: jadi." if done.returncode == 0 else f"Perintah ke luar mesin gagal ({done.returncode}).")
    return done.returncode == 0


def _drop_old(place: Path, days: int) -> None:
    limit = backups.backup_name(clock.now() - timedelta(days=days))
    for old in backups.list_backups(place)[ALWAYS_KEPT:]:
        if old.name < limit:
            old.unlink()
