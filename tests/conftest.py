"""Fixtures for everybody live in tests/harness, one concern per file; this file only names them."""

pytest_plugins = [
    "tests.harness.order",
    "tests.harness.run_folder",
    "tests.harness.databases",
    "tests.harness.application",
    "tests.harness.world",
    "tests.harness.pages",
]
