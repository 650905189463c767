"""One owner of commits: nested calls join, errors undo all, and nobody's update is lost under several writers."""

import threading
from collections.abc import Callable

import pytest
from flask import Flask

from jobmatch.extensions.db import after_commit, db, transaction
from jobmatch.models import SiteFact
from jobmatch.services.site_facts import find_fact, set_fact

WRITERS = 8
ROUNDS = 25


def test_no_update_is_lost_under_eight_writers(committed_app: Flask) -> None:
    with committed_app.app_context():
        set_fact("counter", {"n": 0})

    def count_up() -> None:
        with committed_app.app_context():
            for _ in range(ROUNDS):
                with transaction():
                    fact = db.session.get_one(SiteFact, "counter", with_for_update=True)
                    fact.value = {"n": fact.value["n"] + 1}

    threads = [threading.Thread(target=count_up) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with committed_app.app_context():
        assert find_fact("counter") == {"n": WRITERS * ROUNDS}


def _fail_after(act: Callable[[], object]) -> None:
    with transaction():
        act()
        raise LookupError


def test_a_nested_error_undoes_the_whole_use_case(committed_app: Flask) -> None:
    with committed_app.app_context():
        with pytest.raises(LookupError):
            _fail_after(lambda: set_fact("kept", {"n": 1}))
        assert find_fact("kept") is None


def test_what_follows_the_commit_waits_for_the_outermost_one_and_never_follows_an_error(committed_app: Flask) -> None:
    seen: list[str] = []
    with committed_app.app_context():
        with transaction():
            with transaction():
                after_commit(lambda: seen.append("done"))
            assert not seen
        assert seen == ["done"]
        with pytest.raises(LookupError):
            _fail_after(lambda: after_commit(lambda: seen.append("never")))
        assert seen == ["done"]


def test_rows_changed_outside_a_transaction_are_noticed(committed_app: Flask) -> None:
    with committed_app.app_context():
        db.session.add(SiteFact(name="stray", value={}))
        with pytest.raises(RuntimeError, match="outside"), transaction():
            pass
        db.session.rollback()
