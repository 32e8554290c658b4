"""The cut: a row of units in parts whose longest is as short as can be; among those cuts, the most even one.

Known as the linear partition problem. A part's cost need not be the sum of its units' (a gloss that two units need is
read once), but a longer part never costs less: so the least possible longest part is found by bisection, and the
places that a border can have under it are a narrow band.
"""

from collections.abc import Callable
from math import inf

Cost = Callable[[int, int], int]
"""Of the units from one index to another, end excluded; never less for more units."""


def cut(cost: Cost, units: int, parts: int) -> tuple[int, ...]:
    """Borders, from 0 to `units`: `parts` parts, none empty. Raises ValueError if there are fewer units than parts."""
    if not 1 <= parts <= units:
        raise ValueError(f"{units} units, {parts} parts")
    limit = _least(cost, units, parts)
    earliest, latest = _band(cost, units, parts, limit)
    best: list[dict[int, tuple[float, int]]] = [{0: (0, 0)}]
    """By parts made and their end: the least sum of squared costs, and where the last of them begins."""
    for part in range(1, parts + 1):
        ends = range(earliest[part], latest[part] + 1)
        best.append({end: _last(cost, limit, best[-1], end) for end in ends})
    borders = [units]
    for found in reversed(best[1:]):
        borders.append(found[borders[-1]][1])
    return tuple(reversed(borders))


def _least(cost: Cost, units: int, parts: int) -> int:
    """The smallest limit under which so many parts suffice."""
    low, high = max(cost(at, at + 1) for at in range(units)), cost(0, units)
    while low < high:
        middle = (low + high) // 2
        if _suffice(cost, units, parts, middle):
            high = middle
        else:
            low = middle + 1
    return low


def _suffice(cost: Cost, units: int, parts: int, limit: int) -> bool:
    end = 0
    for _ in range(parts):
        end = _furthest(cost, end, units, limit)
    return end == units


def _furthest(cost: Cost, start: int, last: int, limit: int) -> int:
    end = start
    while end < last and cost(start, end + 1) <= limit:
        end += 1
    return end


def _band(cost: Cost, units: int, parts: int, limit: int) -> tuple[list[int], list[int]]:
    """Where each border can stand at the earliest and at the latest, so that every part has a unit and is in limit."""
    latest, earliest = [0], [units]
    for left in range(parts - 1, -1, -1):
        latest.append(_furthest(cost, latest[-1], units - left, limit))
        start = earliest[-1]
        while start > left and cost(start - 1, earliest[-1]) <= limit:
            start -= 1
        earliest.append(start)
    return earliest[::-1], latest


def _last(cost: Cost, limit: int, before: dict[int, tuple[float, int]], end: int) -> tuple[float, int]:
    """The best last part that ends here; of equal ones, the one that begins first."""
    found = (inf, 0)
    for start, (squares, _) in before.items():
        if start < end and (own := cost(start, end)) <= limit:
            found = min(found, (squares + own * own, start))
    return found
