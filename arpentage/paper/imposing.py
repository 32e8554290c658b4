"""The order of pages in a booklet: A5 pages two by two on A4, both sides printed, folded, stapled in the fold."""

Side = tuple[int, int]
"""The pages on the left and on the right of one side of a sheet, from 1; 0 is a blank."""


def imposed(pages: int, from_right: bool = False) -> tuple[Side, ...]:
    """The sides of the sheets, front and back in turn, from the outermost sheet to the innermost.

    `from_right` is for what is read from right to left: its spine is on the right of the first page.
    """
    total = -(-pages // 4) * 4
    sides = []
    for outer in range(1, total // 2 + 1):
        pair = (total + 1 - outer, outer) if outer % 2 else (outer, total + 1 - outer)
        left, right = (page if page <= pages else 0 for page in pair)
        sides.append((right, left) if from_right else (left, right))
    return tuple(sides)
