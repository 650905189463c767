"""Who may call what, in one place for review: each endpoint with its roles, as the views must mark them.

A new view is added by hand to the file of its area, in the order of the alphabet, by whoever can answer for it.
"""

from tests.contracts.endpoint_roles import (
    admin,
    auth,
    counter,
    employers,
    fairs,
    families,
    figures,
    forum,
    interventions,
    placements,
    public,
    registry,
    reports,
    seekers,
)
from tests.contracts.endpoint_roles.groups import EVERYBODY

AREAS = (
    admin,
    auth,
    counter,
    employers,
    fairs,
    families,
    figures,
    forum,
    interventions,
    placements,
    public,
    registry,
    reports,
    seekers,
)
ENDPOINT_ROLES = {endpoint: roles for area in AREAS for endpoint, roles in area.ROLES.items()}

__all__ = ["ENDPOINT_ROLES", "EVERYBODY"]
