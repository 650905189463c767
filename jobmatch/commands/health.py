"""``flask check``: what is wrong with this installation, in words."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from jobmatch.documents.backup_file import fingerprint
from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.site_rules import find_faults
from jobmatch.queries import site_health
from jobmatch.services import audit_chain
from jobmatch.settings import Settings

NO_ANSWER = "Basis data tidak menjawab atau belum berisi tabel. Periksa layanan PostgreSQL dan DATABASE_URL, lalu ./run update."
WORDS = {Priority.BLOCKS: "RUSAK", Priority.WARNS: "PERHATIKAN", Priority.INFORMS: "catatan"}


@click.command("check")
@click.option("--settings-file", type=click.Path(path_type=Path), help="Berkas pengaturan, untuk memeriksa izinnya.")
@with_appcontext
def check(settings_file: Path | None) -> None:
    """Say what is wrong and what to do; ends with status 1 when something must be mended now."""
    settings: Settings = current_app.extensions["jobmatch_settings"]
    if not site_health.is_alive():
        raise click.ClickException(NO_ANSWER)
    faults = _faults(settings, settings_file)
    for fault in faults:
        click.echo(f"{WORDS[fault.priority]}: {fault.text()}")
    for name, key in _keys(settings).items():
        click.echo(f"Tanda {name}: {fingerprint(key) if key else 'belum diatur'}")
    if any(fault.priority is Priority.BLOCKS for fault in faults):
        raise click.ClickException("Ada yang harus dibetulkan sekarang, lihat di atas.")
    click.echo("Sehat." if not faults else "Berjalan; ada yang perlu diperhatikan.")


def _faults(settings: Settings, settings_file: Path | None) -> list[Finding]:
    facts = site_health.measure(
        settings.state_dir,
        has_backup_key=bool(settings.backup_key.get_secret_value()),
        is_settings_private=settings_file is None or settings_file.stat().st_mode & 0o077 == 0,
    )
    return [*find_faults(facts), *audit_chain.check(settings.state_dir).findings]


def _keys(settings: Settings) -> dict[str, str]:
    return {
        "kunci cadangan": settings.backup_key.get_secret_value(),
        "kunci NIK": settings.nik_key.get_secret_value(),
        "kunci pencarian NIK": settings.index_key.get_secret_value(),
    }
