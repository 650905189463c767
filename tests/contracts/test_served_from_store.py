"""Lists are read from the store: the engine runs in the worker, never in a request."""

from tests.contracts.source_files import calls, modules

RUNS_THE_ENGINE = {
    f"recommendations.{name}" for name in ("refresh", "refresh_all", "refresh_for_person", "rank_person", "rank_vacancy")
}
IN_THE_WORKER = {"jobmatch/worker.py", "jobmatch/services/nightly.py", "jobmatch/demo/world.py"}


def test_only_the_worker_and_the_demo_run_the_engine() -> None:
    callers = {name for name in modules() for _, called in calls(name) if called in RUNS_THE_ENGINE}
    assert callers == IN_THE_WORKER


def test_only_one_service_makes_a_ranker() -> None:
    makers = {name for name in modules() for _, called in calls(name) if called == "Ranker" and not name.startswith("matching/")}
    assert makers == {"jobmatch/services/recommendations.py"}
