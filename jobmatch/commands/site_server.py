"""The site's server: gunicorn's processes over PostgreSQL, one process of waitress over SQLite, which has one writer anyway."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import waitress
from flask import Flask

from jobmatch.extensions.db import db
from jobmatch.extensions.queue import queue
from jobmatch.services.work_words import warm_up

try:
    from gunicorn.app.base import BaseApplication
except ImportError:  # Windows, where waitress serves
    BaseApplication = object

# Two processes of four threads: measured beside granian and waitress on 2 cores, where it answered enough with 98 MB.
SETTINGS: dict[str, Any] = {
    "worker_class": "gthread",
    "timeout": 60,
    "graceful_timeout": 30,
    "keepalive": 5,
    "control_socket_disable": True,
    "max_requests": 20_000,  # should a library leak, a process is replaced long before anybody notices
    "max_requests_jitter": 2_000,
    "forwarded_allow_ips": "127.0.0.1,::1",
}


class SiteServer(BaseApplication):  # type: ignore[misc]
    """gunicorn over an application that was made once, before the processes part."""

    def __init__(self, app: Flask, settings: dict[str, Any]) -> None:
        self._app, self._settings = app, settings
        super().__init__()

    def load_config(self) -> None:
        """Hand our settings to gunicorn."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """Return the application; each process lets go of connections that it inherited."""
        with self._app.app_context():
            db.engine.dispose(close=False)
        queue.close()
        Thread(target=warm_up, name="warm-up", daemon=True).start()
        return self._app


def serve_site(app: Flask, host: str, port: int, workers: int, threads: int) -> None:
    """Serve until stopped."""
    with app.app_context():
        is_sqlite = db.engine.dialect.name == "sqlite"
        db.session.remove()
        db.engine.dispose()
    if is_sqlite:
        Thread(target=warm_up, name="warm-up", daemon=True).start()
        waitress.serve(app, host=host, port=port, threads=workers * threads, ident=None)
        return
    settings = SETTINGS | {"bind": f"{host}:{port}", "workers": workers, "threads": threads}
    SiteServer(app, settings).run()
