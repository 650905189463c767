"""The BPS WebAPI: only ever asked to refresh what the notebook keeps. Without a key nothing is asked and nothing is missing."""

import json
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import quote

from jobmatch.settings import Settings

BASE = "https://webapi.bps.go.id/v1"
DOMAIN = "1702"
PATIENCE_SECONDS = 30
MOST_BYTES = 5_000_000


class BpsUnreachable(Exception):
    """BPS did not answer as it should; holds no address, because the address holds the key."""


class BpsApi:
    """The client of this process; opened once by the application factory, closed where there is no key or only made-up data."""

    def __init__(self) -> None:
        self._base, self._key = BASE, ""
        self.variables: dict[str, int] = {}

    def open(self, settings: Settings, base: str = BASE) -> None:
        """Take key and variables from the settings."""
        self._base, self._key = base, "" if settings.is_demo else settings.bps_api_key.get_secret_value()
        self.variables = settings.bps_series if self._key else {}

    @property
    def is_open(self) -> bool:
        """Tell whether there is a key, and something to ask for with it."""
        return bool(self._key and self.variables)

    def find_variables(self, keyword: str) -> Any:
        """Return the answer to a search for variables of the regency."""
        return self._get(f"list/model/var/perpage/100/lang/ind/domain/{DOMAIN}/keyword/{quote(keyword, safe='')}/page/1")

    def get_data(self, variable: int) -> Any:
        """Return the answer with the values of one variable of the regency."""
        return self._get(f"list/model/data/lang/ind/domain/{DOMAIN}/var/{variable}/page/1")

    def _get(self, path: str) -> Any:
        if not self._key:
            raise BpsUnreachable("NotSet")
        request = urllib.request.Request(f"{self._base}/api/{path}/key/{quote(self._key, safe='')}")  # noqa: S310 - https
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - see above
                return json.loads(answer.read(MOST_BYTES))
        except (OSError, ValueError) as error:
            raise BpsUnreachable(type(error).__name__) from None


bps_api = BpsApi()
