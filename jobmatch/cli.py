"""Commands of the office's server; they call services and change nothing without ``--write``."""

from flask import Flask

from jobmatch.commands.accounts import accounts
from jobmatch.commands.audit import audit
from jobmatch.commands.backup import backup
from jobmatch.commands.figures import figures_group
from jobmatch.commands.health import check
from jobmatch.commands.installing import install
from jobmatch.commands.keys import keys
from jobmatch.commands.ledger import ledger
from jobmatch.commands.matching import matching
from jobmatch.commands.places import places
from jobmatch.commands.registry import registry
from jobmatch.commands.retention import retention
from jobmatch.commands.serving import serve, worker
from jobmatch.commands.vacancies import vacancies
from jobmatch.demo.commands import demo


def register_commands(app: Flask) -> None:
    """Hang the commands on ``flask``."""
    for command in (
        accounts,
        audit,
        backup,
        check,
        demo,
        figures_group,
        install,
        keys,
        ledger,
        matching,
        places,
        registry,
        retention,
        serve,
        vacancies,
        worker,
    ):
        app.cli.add_command(command)
