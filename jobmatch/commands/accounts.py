"""``flask accounts …``: the first administrator of an installation, and the way back in when nobody can sign in."""

import click
from flask import current_app, url_for
from flask.cli import AppGroup

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import RuleBroken
from jobmatch.queries.accounts import Credentials, find_credentials
from jobmatch.services import passwords, second_step
from jobmatch.services.accounts import Official, add_official

accounts = AppGroup("accounts", help="Akun petugas, dari baris perintah server.")
WRITE = click.option("--write", is_flag=True, help="Simpan. Tanpa ini hanya diperiksa.")
DRY = "Belum ada yang disimpan. Tambahkan --write untuk menyimpan."


@accounts.command("create-admin")
@click.option("--name", required=True, help="Nama orangnya.")
@click.option("--login", required=True, help="Nama masuk.")
@WRITE
def create_admin(name: str, login: str, write: bool) -> None:
    """Make an administrator and print the personal link by which the password is chosen."""
    if find_credentials(login) is not None:
        raise click.ClickException(f"Nama masuk {login} sudah dipakai.")
    if not write:
        click.echo(f"Administrator {name} ({login}) akan dibuat. {DRY}")
        return
    try:
        account_id = add_official(Actor.system(), Official(Role.ADMIN, name, login=login))
    except RuleBroken as broken:
        raise click.ClickException(broken.message % broken.facts) from None
    click.echo(f"Administrator {name} dibuat.")
    _print_link(passwords.issue_password_link(Actor.system(), account_id))


@accounts.command("password-link")
@click.argument("login")
@WRITE
def make_link(login: str, write: bool) -> None:
    """Print a fresh personal link by which the owner of LOGIN chooses a new password."""
    known = _get(login)
    if not write:
        click.echo(f"Tautan kata sandi untuk {login} akan dibuat; tautan lamanya lalu tidak berlaku. {DRY}")
        return
    _print_link(passwords.issue_password_link(Actor.system(), known.account_id))


@accounts.command("reset-code")
@click.argument("login")
@WRITE
def reset_code(login: str, write: bool) -> None:
    """Take the code app off LOGIN, for a lost phone; it must be set up anew at the next sign-in."""
    known = _get(login)
    if not write:
        click.echo(f"Aplikasi kode {login} akan dilepas. {DRY}")
        return
    second_step.reset(Actor.system(), known.account_id)
    click.echo(f"Aplikasi kode {login} dilepas.")


def _get(login: str) -> Credentials:
    known = find_credentials(login)
    if known is None:
        raise click.ClickException(f"Tidak ada akun dengan nama masuk {login}.")
    return known


def _print_link(token: str) -> None:
    base = current_app.extensions["jobmatch_settings"].base_url.rstrip("/")
    with current_app.test_request_context():
        path = url_for("auth.choose_password", token=token)
    click.echo(f"Buka dalam {passwords.LINK_DAYS} hari, sekali pakai: {base}{path}")
