"""``flask keys …``: a new NIK key when the old one may have been seen."""

import os
import secrets
from pathlib import Path

import click
from cryptography.exceptions import InvalidTag
from flask import current_app
from flask.cli import AppGroup

from jobmatch.documents.backup_file import fingerprint
from jobmatch.domain.actors import Actor
from jobmatch.extensions.sealed import KeyRing
from jobmatch.services import key_rotation
from jobmatch.settings import Settings

keys = AppGroup("keys", help="Kunci yang menyegel NIK dan KK.")
LINE = "JOBMATCH_NIK_KEY="
WRONG_KEY = "Kunci NIK di pengaturan tidak membuka semua nomor. Tidak ada yang diubah; cari kunci yang benar di brankas."


@keys.command("rotate")
@click.option("--write", is_flag=True, help="Ganti. Tanpa ini hanya dihitung. Hentikan situs dan pekerja latar lebih dulu.")
def rotate(write: bool) -> None:
    """Draw a new NIK key, write it into the settings file beside the old one, and seal every number with it."""
    settings: Settings = current_app.extensions["jobmatch_settings"]
    for name, count in key_rotation.count_sealed().items():
        click.echo(f"  {name:<28}{count:>9} nilai tersegel")
    if not write:
        click.echo("Belum ada yang diganti. Buat cadangan, hentikan situs dan pekerja latar, lalu tambahkan --write.")
        return
    if settings.settings is None:
        raise click.ClickException("Kunci baru perlu berkas pengaturan untuk ditulis: jalankan lewat ./run rotate-keys.")
    old_key, new_key = settings.nik_key.get_secret_value(), secrets.token_hex(32)
    old, new, index = KeyRing(), KeyRing(), settings.index_key.get_secret_value()
    old.open(old_key, index)
    new.open(new_key, index)
    text = settings.settings.read_text(encoding="utf-8")
    if LINE + old_key not in text:
        raise click.ClickException(f"{settings.settings} tidak memuat kunci NIK yang sedang dipakai; tidak ada yang diubah.")
    spare = settings.settings.with_name("settings.new")
    _write_private(spare, text.replace(LINE + old_key, f"{LINE}{new_key}\n# sebelumnya: {old_key}"))
    try:
        count = key_rotation.rotate(Actor.system(), old, new)
    except InvalidTag:
        spare.unlink()
        raise click.ClickException(WRONG_KEY) from None
    spare.replace(settings.settings)
    click.echo(f"{count} nomor disegel ulang. Kunci baru bertanda {fingerprint(new_key)}, tertulis di {settings.settings}.")
    click.echo("Cetak lembar baru untuk brankas (./run backup paper), buat cadangan baru, lalu hapus baris '# sebelumnya'.")
    click.echo("Cadangan sebelum ini hanya terbaca NIK-nya dengan kunci lama: simpan lembar lama selama cadangan itu disimpan.")


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
