"""Lists are read from the store: the engine runs in the worker, never in a request."""

from tests.contracts.source_files import calls, modules

RUNS_THE_ENGINE = {
    f"recommendations.{name}" for name in ("refresh", "refresh_all", "refresh_for_person", "rank_person", "rank_vacancy")
}
RUNS_THE_ENGINE |= {"training_needs.sum_training", "training_needs.count_needs"}
IN_THE_WORKER = {
    "jobmatch/worker.py",
    "jobmatch/services/nightly.py",
    "jobmatch/commands/matching.py",
    "jobmatch/demo/world.py",
}


def test_only_the_worker_commands_and_the_demo_run_the_engine() -> None:
    callers = {name for name in modules() for _, called in calls(name) if called in RUNS_THE_ENGINE}
    assert callers == IN_THE_WORKER


def test_only_services_of_the_worker_make_a_ranker() -> None:
    makers = {name for name in modules() for _, called in calls(name) if called == "Ranker" and not name.startswith("matching/")}
    assert makers == {
        "jobmatch/services/outlooks.py",
        "jobmatch/services/recommendations.py",
        "jobmatch/services/training_needs.py",
    }
