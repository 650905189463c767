"""Counters of requests, summed over all processes of the site; what they are called is Prometheus' text."""

from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY

FOLDER = "metrics"
"""In the state folder. ``./run serve`` names it to the library in PROMETHEUS_MULTIPROC_DIR, before anything is imported."""

requests = Counter("jobmatch_requests", "Requests by kind of page and status", ["endpoint", "status"])
seconds = Histogram("jobmatch_request_seconds", "Time to answer", buckets=(0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0))


def request_text(state_dir: Path) -> bytes:
    """Return the counters as text: of all processes when they share a folder, else of this one."""
    folder = state_dir / FOLDER
    if not any(folder.glob("*.db")):
        return generate_latest(REGISTRY)
    shared = CollectorRegistry()
    MultiProcessCollector(shared, path=str(folder))
    return generate_latest(shared)
