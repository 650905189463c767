"""The made-up world and the one command that shows it. Never on a server with real people."""
