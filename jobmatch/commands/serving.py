"""``flask serve`` and ``flask worker``: the site and its worker for real use."""

import click
from flask import current_app
from flask.cli import with_appcontext

from jobmatch.commands.site_server import serve_site
from jobmatch.extensions.logs import configure_logs
from jobmatch.services import site_facts
from jobmatch.settings import Settings
from jobmatch.worker import run_worker, start_worker

MADE_UP = (
    "Basis data ini berisi data atau akun contoh, jadi situs sungguhan tidak dijalankan dengannya. "
    "Pakai basis data baru (DATABASE_URL), atau jalankan contohnya dengan ./run demo."
)
DEMO_SET = "JOBMATCH_IS_DEMO diatur. Hapus pengaturan itu untuk situs sungguhan, atau jalankan contohnya dengan ./run demo."


def refuse_demo() -> None:
    """Stop when the settings or the database are those of a demo."""
    settings: Settings = current_app.extensions["jobmatch_settings"]
    if settings.is_demo:
        raise click.ClickException(DEMO_SET)
    if site_facts.holds_demo():
        raise click.ClickException(MADE_UP)


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Alamat tempat situs mendengarkan.")
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=2, show_default=True, help="Proses; di atas SQLite selalu satu.")
@click.option("--threads", default=4, show_default=True, help="Utas tiap proses.")
@click.option("--with-worker", is_flag=True, help="Jalankan pekerja latar dalam proses yang sama (percobaan saja).")
@with_appcontext
def serve(host: str, port: int, workers: int, threads: int, with_worker: bool) -> None:
    """Run the site for real use; made-up data is refused."""
    refuse_demo()
    configure_logs()
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    if with_worker:
        start_worker(app)
    click.echo(f"Situs berjalan di http://{host}:{port}/ (Ctrl+C untuk berhenti)")
    serve_site(app, host, port, workers, threads)


@click.command("worker")
@click.option("--threads", default=1, show_default=True)
@with_appcontext
def worker(threads: int) -> None:
    """Do the background jobs until stopped; made-up data is refused."""
    refuse_demo()
    configure_logs()
    click.echo("Pekerja latar berjalan (Ctrl+C untuk berhenti)")
    run_worker(current_app._get_current_object(), threads)  # type: ignore[attr-defined]
