"""Both locks are fresh, hash-checked, free of addresses, and the smaller lies inside the larger."""

import re
import tomllib
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.contracts.source_files import ROOT, text_of

PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)(?P<rest>(?:.*\\\n)+.*)", re.MULTILINE)
COPYLEFT = re.compile(r"\b(A?GPL|GNU (Affero )?General Public)", re.IGNORECASE)


@cache
def pins(lock: str) -> dict[str, tuple[str, set[str]]]:
    """Return name -> (version, hashes) of a lock; two pins of one name differ by Python or platform, and the last counts."""
    found = PIN.finditer(text_of(lock))
    return {canonicalize_name(pin["name"]): (pin["version"], set(re.findall(r"sha256:\w{64}", pin["rest"]))) for pin in found}


@cache
def project() -> dict:
    return tomllib.loads(text_of("pyproject.toml"))["project"]


def unmet(requirements: list[str], lock: str) -> list[str]:
    wanted = [Requirement(text) for text in requirements]
    return [
        str(requirement)
        for requirement in wanted
        if canonicalize_name(requirement.name) not in pins(lock)
        or pins(lock)[canonicalize_name(requirement.name)][0] not in requirement.specifier
    ]


def test_runtime_lock_holds_every_dependency_at_a_fitting_version() -> None:
    assert unmet(project()["dependencies"], "requirements.txt") == []


def test_test_lock_holds_every_dependency_at_a_fitting_version() -> None:
    assert unmet(project()["dependencies"] + project()["optional-dependencies"]["test"], "requirements-test.txt") == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_a_lock_is_whole_so_that_nothing_is_looked_for_beside_it(lock: str) -> None:
    here = [name for name in pins(lock) if next(Distribution.discover(name=name), None) is not None]
    asked = [Requirement(text) for name in here for text in Distribution.from_name(name).requires or []]
    needed = [str(one) for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})]
    assert unmet(needed, lock) == []


def test_runtime_lock_lies_inside_the_test_lock() -> None:
    outer = pins("requirements-test.txt")
    assert {name: pin for name, pin in pins("requirements.txt").items() if outer.get(name) != pin} == {}


def test_every_pin_has_hashes_and_no_lock_names_an_address() -> None:
    for lock in ("requirements.txt", "requirements-test.txt"):
        assert [name for name, (_, hashes) in pins(lock).items() if not hashes] == []
        assert "://" not in text_of(lock)
        assert len(pins(lock)) >= len(re.findall(r"^[a-z0-9].*==", text_of(lock), re.MULTILINE)) - 3
    assert '"resolved"' not in text_of("package-lock.json")


def test_no_locked_package_of_the_running_site_is_under_the_gpl() -> None:
    found = []
    for name in pins("requirements.txt"):
        try:
            about = metadata(name)
        except PackageNotFoundError:
            continue  # for another platform or Python
        said = [about.get("License-Expression") or "", *(about.get_all("Classifier") or [])]
        licences = [line for line in said if not re.search(r"lesser|LGPL|library", line, re.IGNORECASE)]
        if COPYLEFT.search(" ".join(licences)):
            found.append(name)
    assert found == []


def test_npm_lock_names_the_packages_of_package_json() -> None:
    import json

    wanted = json.loads(text_of("package.json"))
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert locked[f"node_modules/{name}"]["version"] == version
