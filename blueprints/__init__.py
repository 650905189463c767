"""The site's areas. Each is a stranger to the others; what two share stands in ``shared``."""

from blueprints import (
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

AREAS = tuple(
    module.area
    for module in (
        public,
        auth,
        seekers,
        employers,
        registry,
        families,
        interventions,
        counter,
        fairs,
        placements,
        figures,
        reports,
        forum,
        admin,
    )
)
