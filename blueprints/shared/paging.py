"""Pages of a list: the number in the address, and the addresses of the others with the filters kept."""

from collections.abc import Callable
from typing import Any

from flask import request, url_for

KEY = "halaman"


def page_number() -> int:
    """Return the page asked for, counting from 1."""
    return max(1, request.args.get(KEY, 1, int))


def page_count(total: int, size: int) -> int:
    """Return how many pages there are; an empty list has one."""
    return max(1, -(-total // size))


def page_urls() -> Callable[[int], str]:
    """Return what gives the address of another page of this list."""
    kept: dict[str, Any] = {**(request.view_args or {}), **request.args.to_dict()}

    def url_of(number: int) -> str:
        return url_for(request.endpoint or "public.home", **{**kept, KEY: number})

    return url_of
