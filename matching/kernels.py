"""Where compiled code comes from: numba is imported here and nowhere else.

Compiled code is kept on disk under a name made of the sources it depends on, so that a changed criterion is never
ranked with an old kernel. Without numba the same functions run as plain Python, slowly; the searcher then takes the
dense way instead.
"""

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from matching.growing import Array

numba: Any
try:
    import numba
except ImportError:
    numba = None

Function = TypeVar("Function", bound=Callable[..., Any])
SOURCES = ("kernel*.py", "features.py", "shared.py", "closeness.py", "criteria/*.py")


class Postings(NamedTuple):
    """For each occupation prefix and each skill the rows that carry it; rows from `last` on are in none."""

    prefix_at: Array
    prefix_rows: Array
    skill_at: Array
    skill_rows: Array
    is_live: Array
    turn: Array
    """Order among equals, smaller first."""
    every: Array
    """All rows, in their order."""
    last: int


class Scratch(NamedTuple):
    """Working space of one thread: clean between queries."""

    is_seen: Array
    visited: Array
    rows: Array
    low: Array
    high: Array
    work: Array
    state: Array
    alike: Array
    """Per row found."""
    order: Array
    kept: Array
    """Places of rows found."""
    meter: Array
    counts: Array
    starts: Array
    weight: Array
    """Per term what it weighs in the query at hand."""
    counted: Array
    terms: Array


def source_digest(folder: Path) -> str:
    """A name for the sources that compiled code depends on."""
    digest = blake2b(digest_size=8)
    for pattern in SOURCES:
        for path in sorted(folder.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def has_numba() -> bool:
    """Whether functions are compiled."""
    return numba is not None


def compiled(function: Function) -> Function:
    """Compile a function when it is first called, keep it on disk, let other threads run meanwhile."""
    if numba is None:
        return function
    made: Function = numba.njit(cache=True, nogil=True)(function)
    return made


def lean(function: Function) -> Function:
    """The same for a function that makes no arrays: it need not count who holds those it is given."""
    if numba is None:
        return function
    made: Function = numba.njit(cache=True, nogil=True, _nrt=False)(function)
    return made


def inlined(function: Function) -> Function:
    """A lean function so small that it is compiled into its callers: handing the tables over costs more than its work."""
    if numba is None:
        return function
    made: Function = numba.njit(nogil=True, forceinline=True, _nrt=False)(function)
    return made


def use_cache_folder(folder: Path | None = None) -> None:
    """Keep compiled code in this folder, by default beside this module; call it before the kernels are imported."""
    if numba is not None:
        base = folder or Path(numba.config.CACHE_DIR or Path(__file__).parent / "__pycache__")
        numba.config.CACHE_DIR = str(base / f"kernels-{source_digest(Path(__file__).parent)}")


use_cache_folder()
