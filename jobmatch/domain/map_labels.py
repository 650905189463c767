"""Where the names on a map stand so that each can be read: pure geometry in the pixels of the drawing on an office screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Self

WIDTH, HEIGHT = 720.0, 360.0  # the drawing is twice as wide as high, as components/region_map.html draws it
MARGIN = 0.08
LETTER, LINE = 7.0, 15.0
GAP = 5.0
SHARED_FRAME = 4.0  # a name outside of the frame is as bad as this many of its own area
SWEEPS = 3
PUSHES = 60
Place = tuple[float, float]
Frame = tuple[float, float, float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Drawing:
    """How longitudes and latitudes become pixels; a degree is the same length both ways near the equator."""

    west: float
    north: float
    scale: float
    left: float
    top: float

    @classmethod
    def around(cls, places: Sequence[Place]) -> Self:
        """Return the drawing that holds all places, centred."""
        east_west, south_north = [lng for lng, _ in places], [lat for _, lat in places]
        wide = max(max(east_west) - min(east_west), 0.01)
        high = max(max(south_north) - min(south_north), 0.01)
        scale = (1 - MARGIN) * min(WIDTH / wide, HEIGHT / high)
        left = WIDTH / 2 - scale * (min(east_west) + max(east_west)) / 2
        top = HEIGHT / 2 + scale * (min(south_north) + max(south_north)) / 2
        return cls(min(east_west), max(south_north), scale, left, top)

    def spot(self, place: Place) -> Place:
        """Return the pixels of a place."""
        return self.left + self.scale * place[0], self.top - self.scale * place[1]

    def place(self, spot: Place) -> Place:
        """Return the place of pixels."""
        return (spot[0] - self.left) / self.scale, (self.top - spot[1]) / self.scale


@dataclass(frozen=True)
class Label:
    """Where a name stands beside its place."""

    dx: float
    dy: float
    anchor: Anchor


def spread(places: Sequence[Place], least: float) -> list[Place]:
    """Return the places pushed apart until no two are nearer than ``least`` pixels: marks that cover one another say nothing."""
    if not places:
        return []
    drawing = Drawing.around(places)
    spots = [list(drawing.spot(place)) for place in places]
    for _ in range(PUSHES):
        if not _push(spots, least):
            break
    return [drawing.place((x, y)) for x, y in spots]


def _push(spots: list[list[float]], least: float) -> bool:
    has_moved = False
    for one in range(len(spots)):
        for other in range(one + 1, len(spots)):
            dx, dy = spots[other][0] - spots[one][0], spots[other][1] - spots[one][1]
            distance = (dx * dx + dy * dy) ** 0.5
            if distance >= least - 0.01:
                continue
            has_moved = True
            dx, dy, distance = (dx, dy, distance) if distance else (1.0, 0.0, 1.0)
            step = (least - distance) / 2 / distance
            for axis, way in ((0, dx), (1, dy)):
                spots[one][axis] -= way * step
                spots[other][axis] += way * step
    return has_moved


def place_labels(spots: Sequence[Place], names: Sequence[str], radius: float) -> list[Label]:
    """Return where each name stands, so that as little as can be lies under another name, a mark or the frame."""
    marks = [(x - radius, y - radius, x + radius, y + radius) for x, y in spots]
    widths = [LETTER * len(name) for name in names]
    chosen = [_candidates(radius)[0] for _ in spots]
    for _ in range(SWEEPS):
        for at, spot in enumerate(spots):
            others = [_frame(spots[n], chosen[n], widths[n]) for n in range(len(spots)) if n != at]
            busy = [*others, *(mark for n, mark in enumerate(marks) if n != at)]
            chosen[at] = min(_candidates(radius), key=lambda label: _cost(_frame(spot, label, widths[at]), busy))
    return chosen


def _candidates(radius: float) -> list[Label]:
    out, slant = radius + GAP, 0.75 * radius + 2
    return [
        Label(0, -out, "middle"),
        Label(0, out + LINE - GAP, "middle"),
        Label(out, 4, "start"),
        Label(-out, 4, "end"),
        Label(slant, -slant, "start"),
        Label(-slant, -slant, "end"),
        Label(slant, slant + LINE - GAP, "start"),
        Label(-slant, slant + LINE - GAP, "end"),
    ]


def _frame(spot: Place, label: Label, width: float) -> Frame:
    shift = {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    left, bottom = spot[0] + label.dx - shift, spot[1] + label.dy + 3
    return left, bottom - LINE, left + width, bottom


def _cost(frame: Frame, busy: Sequence[Frame]) -> float:
    inside = _overlap(frame, (0, 0, WIDTH, HEIGHT))
    outside = (frame[2] - frame[0]) * (frame[3] - frame[1]) - inside
    return sum(_overlap(frame, other) for other in busy) + SHARED_FRAME * max(0.0, outside)


def _overlap(one: Frame, other: Frame) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0
