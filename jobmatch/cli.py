"""Commands of the office's server; they call services and change nothing without ``--write``."""

from flask import Flask


def register_commands(app: Flask) -> None:
    """Hang the commands on ``flask``."""
