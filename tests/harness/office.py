"""An office as it runs: the site and its worker as processes of their own, to be asked over HTTP and to be killed."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from jobmatch.services import sessions
from tests.harness.seed import KEYS

ROOT = Path(__file__).resolve().parents[2]
SOON = 90.0


@dataclass
class Office:
    """The processes over one database."""

    url: str
    state: Path
    port: int = 0
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start_site(self, *options: str) -> None:
        """Start the site and wait until it answers."""
        self.port = self.port or _free_port()
        self._start("serve", "--port", str(self.port), *options)
        self.wait()

    def start_worker(self) -> None:
        """Start the background worker."""
        self._start("worker")

    def wait(self) -> None:
        """Wait until the site says that it is well."""
        until = time.monotonic() + SOON
        while time.monotonic() < until:
            assert self.processes["serve"].poll() is None, (self.state / "serve.log").read_text(encoding="utf-8")[-2000:]
            try:
                if ask(self.port, "GET", "/sehat")[0] == http.client.OK:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError("the site did not come up")

    def kill(self, name: str) -> None:
        """End a process and its children as a power cut would."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=20)

    def stop(self) -> None:
        """End everything."""
        for name in list(self.processes):
            self.kill(name)

    def _start(self, name: str, *options: str) -> None:
        keys = {f"JOBMATCH_{key.upper()}": value for key, value in KEYS.items()}
        named = {"DATABASE_URL": self.url, "JOBMATCH_STATE_DIR": str(self.state), "JOBMATCH_IS_HTTPS": "0"}
        environment = {**os.environ, **keys, **named, "FLASK_APP": str(ROOT / "wsgi.py"), "PYTHONPATH": str(ROOT)}
        self.state.mkdir(exist_ok=True)
        with (self.state / f"{name}.log").open("ab") as log:
            command = [sys.executable, "-m", "flask", name, *options]
            self.processes[name] = subprocess.Popen(
                command, env=environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )


@dataclass(frozen=True)
class Pass:
    """What a browser that is signed in holds: the cookie, and the word that forms carry against forgery."""

    cookie: str
    csrf: str


def signed_in(app: Flask, account_id: UUID) -> Pass:
    """Open a session for an account, as the last step of signing in does."""
    raw = "0" * 40
    with app.app_context():
        key = sessions.open_session(account_id)
    serializer = app.session_interface.get_signing_serializer(app)
    cookie = serializer.dumps({"_user_id": key, "csrf_token": raw, "_permanent": True})
    token = URLSafeTimedSerializer(app.secret_key, salt="wtf-csrf-token").dumps(raw)
    return Pass(f"{app.config['SESSION_COOKIE_NAME']}={cookie}", token)


def ask(
    port: int, method: str, path: str, who: Pass | None = None, fields: dict[str, str] | None = None, timeout: float = 60
) -> tuple[int, bytes]:
    """Send one request on a connection of its own and return status and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    headers = {"Cookie": who.cookie} if who else {}
    body = None
    if fields is not None:
        body = urlencode({**fields, "csrf_token": who.csrf if who else ""})
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]
