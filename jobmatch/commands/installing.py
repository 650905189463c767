"""``flask install …``: what ``./run install`` asks of the application: tables, places, and the system's own files."""

from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import click
from flask import current_app
from flask.cli import AppGroup
from flask_migrate import upgrade

from jobmatch import paths
from jobmatch.services import places
from jobmatch.settings import Settings

install = AppGroup("install", help="Memasang di server.")


@install.command("tables")
def make_tables() -> None:
    """Bring the database to this version and load the regency's places; again, it changes nothing."""
    upgrade()
    click.echo(f"Tabel siap; {places.load_places()} desa dan kelurahan.")


@install.command("try")
def try_site() -> None:
    """Ask this version for the pages that everybody needs; ends with status 1 when one does not come."""
    client = current_app.test_client()
    settings: Settings = current_app.extensions["jobmatch_settings"]
    for page in ("/sehat", "/", "/masuk", "/lowongan"):
        answer = client.get(page, base_url=settings.base_url)
        if answer.status_code != HTTPStatus.OK:
            raise click.ClickException(f"Halaman {page} menjawab {answer.status_code}.")
    click.echo("Halaman utama, masuk, dan lowongan menjawab.")


@install.command("files")
@click.argument("settings_file", type=click.Path(path_type=Path))
@click.argument("user")
def write_files(settings_file: Path, user: str) -> None:
    """Write the units for systemd and the example for nginx beside SETTINGS_FILE, with this machine's folders in them."""
    settings: Settings = current_app.extensions["jobmatch_settings"]
    target = settings_file.parent / "deploy"
    target.mkdir(exist_ok=True)
    words = {
        "{user}": user,
        "{root}": str(paths.PACKAGE.parent),
        "{settings}": str(settings_file),
        "{settings_folder}": str(settings_file.parent),
        "{state}": str(settings.state_dir.resolve()),
        "{host}": urlsplit(settings.base_url).hostname or "localhost",
    }
    for source in sorted((paths.PACKAGE / "deploy").iterdir()):
        text = source.read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        (target / source.name).write_text(text, encoding="utf-8")
    click.echo(f"Berkas untuk systemd dan nginx: {target}")
