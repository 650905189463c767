"""``flask audit …``: the chain over who did and saw what."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from jobmatch.formatting import waktu
from jobmatch.services import audit_chain

audit = AppGroup("audit", help="Catatan siapa melakukan dan melihat apa.")


def _state_dir() -> Path:
    folder: Path = current_app.extensions["jobmatch_settings"].state_dir
    return folder


@audit.command("chain")
@click.option("--write", is_flag=True, help="Rantai sekarang. Tanpa ini hanya dihitung.")
def chain_rows(write: bool) -> None:
    """Seal the rows that still stand outside the chain."""
    if not write:
        report = audit_chain.check(_state_dir())
        click.echo(f"{report.waiting} catatan menunggu dirantai. Tambahkan --write untuk merantai.")
        return
    click.echo(f"{audit_chain.chain_all()} catatan dirantai.")


@audit.command("check")
@click.option("--write", is_flag=True, help="Catat sidik jari rantai yang utuh di folder keadaan.")
def check_chain(write: bool) -> None:
    """Walk the whole chain and say in words what is wrong; ends with status 1 when a row was changed or is missing."""
    report = audit_chain.check(_state_dir())
    for finding in report.findings:
        click.echo(finding.message % dict(finding.params))
    if not report.is_whole:
        raise click.ClickException("Rantai catatan rusak. Jangan ubah apa pun; simpan salinan basis data dan hubungi pengelola.")
    until = f", terakhir {waktu(report.sealed_until)}" if report.sealed_until else ""
    click.echo(f"Rantai utuh: {report.head.position} catatan{until}. Menunggu dirantai: {report.waiting}.")
    click.echo(f"Sidik jari: {report.head.hash}")
    if write:
        audit_chain.note_head(_state_dir(), report.head)
