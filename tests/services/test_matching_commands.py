"""``flask matching``: dry by default; few outcomes teach nothing and it says so."""

import pytest

from jobmatch.queries import match_facts
from tests.factories.shown import past_pairs

pytestmark = pytest.mark.usefixtures("db_session")


def test_few_outcomes_are_told(app):
    said = app.test_cli_runner().invoke(args=["matching", "learn", "--write"]).output
    assert "Baru 0 hasil; dengan kurang dari 300 hasil" in said


def test_learning_shows_who_would_move_and_keeps_nothing_without_write(app):
    past_pairs(30, 12)
    said = app.test_cli_runner().invoke(args=["matching", "learn"]).output
    assert "dari 360 hasil" in said
    assert "Yang paling bergeser" in said
    assert match_facts.find_fact(match_facts.PROPOSAL) is None


def test_training_is_counted_only_with_write(app):
    assert "Belum ada yang dihitung" in app.test_cli_runner().invoke(args=["matching", "training"]).output
    assert match_facts.find_training(None) is None
    assert "0 kebutuhan tersimpan" in app.test_cli_runner().invoke(args=["matching", "training", "--write"]).output
