"""The server's entry: nothing but the application."""

from jobmatch.app import create_app

app = create_app()
