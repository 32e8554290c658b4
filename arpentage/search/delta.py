"""The engines of two languages differ by their stemmers only: 150 KB alike, so each is sent as what it adds to one.

A difference is a series of steps: copy `n` bytes of the base, from where the last copy ended plus a signed shift;
then take `m` bytes as they come. Numbers are LEB128, the shift zigzag. `engine.js` applies it.
"""

from collections.abc import Iterator

SEED = 8
"""Bytes that must agree before a copy is worth its step."""


def difference(base: bytes, target: bytes) -> bytes:
    """Return the steps that make `target` out of `base`."""
    if base == target:
        return _number(len(base)) + _number(0) + _number(0)
    steps = bytearray()
    end = 0
    for start, length, fresh in _steps(base, target):
        steps += _number(length) + _number(_zigzag(start - end)) + _number(len(fresh)) + fresh
        end = start + length
    return bytes(steps)


def _steps(base: bytes, target: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield (start in base, length, bytes that follow), greedily; the first copy may be empty."""
    places = {base[at : at + SEED]: at for at in range(len(base) - SEED, -1, -1)}
    start = length = at = fresh = 0
    while at < len(target):
        seed = target[at : at + SEED]
        along = start + length + at - fresh  # where the base would go on beside the target
        found = along if len(seed) == SEED and base[along : along + SEED] == seed else places.get(seed)
        if found is None:
            at += 1
            continue
        yield start, length, target[fresh:at]
        start, length = found, _common(base, found, target, at)
        at = fresh = at + length
    yield start, length, target[fresh:]


def _common(base: bytes, start: int, target: bytes, at: int) -> int:
    length = SEED
    most = min(len(base) - start, len(target) - at)
    while length < most and base[start + length] == target[at + length]:
        length += 1
    return length


def _zigzag(number: int) -> int:
    return number * 2 if number >= 0 else -number * 2 - 1


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
