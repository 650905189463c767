"""Commands of the office's server; they call services and change nothing without ``--write``."""

from flask import Flask

from jobmatch.commands.accounts import accounts
from jobmatch.commands.audit import audit
from jobmatch.commands.ledger import ledger
from jobmatch.commands.matching import matching
from jobmatch.commands.places import figures_group, places
from jobmatch.commands.registry import registry
from jobmatch.commands.serving import serve, worker
from jobmatch.commands.vacancies import vacancies
from jobmatch.demo.commands import demo


def register_commands(app: Flask) -> None:
    """Hang the commands on ``flask``."""
    for command in (accounts, audit, demo, figures_group, ledger, matching, places, registry, serve, vacancies, worker):
        app.cli.add_command(command)
