"""The site is killed while people check in, a book is imported, a month is closed and a report signed; then it starts again."""

from pathlib import Path

import pytest

from tests.harness import crashes
from tests.harness.application import dispose_app, make_app
from tests.harness.databases import Databases
from tests.harness.office import Office


@pytest.mark.slow
def test_what_was_confirmed_outlives_a_killed_site_nothing_is_half_and_sending_again_completes_it(
    databases: Databases, db_kind: str, tmp_path: Path
) -> None:
    url = databases.copy(db_kind)
    app = make_app(url, tmp_path / "state")
    work = crashes.prepare(app)
    site = Office(url, tmp_path / "state")
    try:
        site.start_site()
        threads = work.all_at_once(site.port, lambda now: len(now.confirmed) >= 5)
        site.kill("serve")
        for thread in threads:
            thread.join(timeout=60)
        assert work.confirmed
        crashes.check(app, work)
        site.start_site()
        for thread in work.all_at_once(site.port, lambda now: False):
            thread.join(timeout=60)
        assert crashes.check(app, work) == crashes.COMPLETE
    finally:
        site.stop()
        dispose_app(app)
