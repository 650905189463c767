"""Arrays that grow at the end: a changed profile becomes a new row, the old row is switched off."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
SMALLEST = 16


class Growing:
    """One value (or a fixed row of values) per profile."""

    def __init__(self, dtype: Any, width: int = 0) -> None:
        self._shape = (width,) if width else ()
        self._values = np.zeros((SMALLEST, *self._shape), dtype=dtype)
        self._count = 0

    def append(self, values: Sequence[Any] | Array) -> None:
        """Add one entry per value."""
        end = self._count + len(values)
        if end > len(self._values):
            larger = np.zeros((max(end, 2 * len(self._values)), *self._shape), dtype=self._values.dtype)
            larger[: self._count] = self._values[: self._count]
            self._values = larger
        if len(values):
            self._values[self._count : end] = values
        self._count = end

    @property
    def array(self) -> Array:
        """What has been added so far; a view."""
        return self._values[: self._count]


class Ragged:
    """A list of values per profile: starts and flat columns side by side."""

    def __init__(self, *dtypes: Any) -> None:
        self._starts = Growing(np.int64)
        self._starts.append([0])
        self._columns = [Growing(dtype) for dtype in dtypes]

    def append(self, *lists: Iterable[Sequence[Any]]) -> None:
        """Add one list per profile and column; the lists of one profile are equally long."""
        rows = [list(column) for column in lists]
        lengths = [len(values) for values in rows[0]]
        last = int(self._starts.array[-1])
        self._starts.append(last + np.cumsum(np.array(lengths, dtype=np.int64)))
        for growing, column in zip(self._columns, rows, strict=True):
            growing.append([value for values in column for value in values])

    @property
    def starts(self) -> Array:
        """Where each profile's list begins, and where the last one ends."""
        return self._starts.array

    def column(self, number: int) -> Array:
        """A flat column."""
        return self._columns[number].array


class Names:
    """Numbers for names, given in the order they are first seen."""

    def __init__(self, *names: str) -> None:
        self._names = list(names)
        self._numbers = {name: number for number, name in enumerate(names)}

    def __getitem__(self, name: str) -> int:
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = len(self._names)
            self._names.append(name)
        return number

    def __len__(self) -> int:
        return len(self._names)

    def name(self, number: int) -> str:
        """The name of a number."""
        return self._names[number]
