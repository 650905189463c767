"""Areas, their menu entries, and what waits for somebody; each area declares its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import Blueprint, current_app, url_for
from flask_babel import gettext

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.queries.counting import Count, count_all


@dataclass(frozen=True, slots=True)
class NavItem:
    """A menu entry. ``count`` tells how much waits there; ``is_tab`` puts it among the phone's four bottom tabs."""

    endpoint: str
    label: str
    roles: frozenset[Role]
    order: int = 50
    count: Count | None = None
    icon: str = "list"
    group: str | None = None
    is_tab: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for the actor, in one sentence with its link."""

    text: str
    url: str
    count: int = 0
    is_urgent: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A blueprint with its menu entries and the sources of its tasks for the homes of the roles."""

    blueprint: Blueprint
    navigation: tuple[NavItem, ...] = ()
    tasks: tuple[Callable[[Actor], Iterable[Task]], ...] = ()


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A menu entry as the layout prints it."""

    url: str
    label: str
    count: int | None
    is_current: bool
    icon: str
    group: str | None
    is_tab: bool


def navigation_for(areas: Iterable[Area], actor: Actor, endpoint: str) -> list[MenuEntry]:
    """Return the actor's menu in order; how much waits behind its entries is asked in one statement."""
    items = [item for area in areas for item in area.navigation if actor.role in item.roles]
    counted = [item for item in items if item.count]
    waiting = dict(zip(counted, count_all([item.count for item in counted if item.count], actor), strict=True))
    return [
        MenuEntry(
            url=url_for(item.endpoint),
            label=gettext(item.label),
            count=waiting.get(item),
            is_current=endpoint == item.endpoint,
            icon=item.icon,
            group=gettext(item.group) if item.group else None,
            is_tab=item.is_tab,
        )
        for item in sorted(items, key=lambda item: (item.order, item.endpoint))
    ]


def tasks_for(actor: Actor) -> list[Task]:
    """Return what waits for the actor in any area, urgent first."""
    areas: tuple[Area, ...] = current_app.extensions["jobmatch_areas"]
    tasks: list[Task] = [task for area in areas for source in area.tasks for task in source(actor)]
    return sorted(tasks, key=lambda task: not task.is_urgent)
