"""Values of a YAML file set, added or removed where they stand: comments, order and layout stay as they are.

Whatever is written is read again before it is handed on; what would not read as asked is refused.
"""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import PurePosixPath
from textwrap import wrap
from typing import Any

import yaml

from arpentage.document import Steps, parse

Value = str | tuple[str, ...]
Changes = Mapping[Steps, Value | None]
"""New values by their place, words or a list of words; None removes a key, or an item of a list."""
WIDTH = 110
"""Columns of a folded text."""
_UNSEEN = re.compile(r"[^\S ]|[\u00ad\u200b-\u200f\u2011\u2060\ufeff]")
"""White space and signs that look like others, written as escapes."""
_Cut = tuple[int, int, str]


class CannotEdit(ValueError):
    """The file is laid out in a way that this cannot change surely."""


def edited(text: str, changes: Changes) -> str:
    """A file's text with its changes made. Raises CannotEdit."""
    before = _data(text)
    changes, tree = _emptied(before, changes), _Tree(text)
    cuts = sorted((tree.cut(steps, value) for steps, value in changes.items()), reverse=True)
    for start, end, words in cuts:
        text = text[:start] + words + text[end:]
    if _data(text) != _changed(before, changes):
        raise CannotEdit
    return text


def _data(text: str) -> Any:
    document, problems = parse(text.encode(), PurePosixPath())
    if document is None:
        raise CannotEdit(problems[0].message("en"))
    return document.data


def _emptied(data: Any, changes: Changes) -> Changes:
    """What holds nothing once its values are removed is removed in their place."""
    for holder in {steps[:-1] for steps, value in changes.items() if value is None and len(steps) > 1}:
        inside = {steps for steps in changes if steps[:-1] == holder}
        if all(changes[steps] is None for steps in inside) and len(inside) == len(_at(data, holder)):
            others = {steps: value for steps, value in changes.items() if steps not in inside}
            return _emptied(data, {**others, holder: None})
    return changes


def _at(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = data[step]
    return data


def _changed(data: Any, changes: Changes) -> Any:
    """The values that the file must have; what goes goes last, and from the end of a list."""
    data = deepcopy(data)
    removed = sorted((steps for steps, value in changes.items() if value is None), key=_reversed)
    for steps, value in ((steps, changes[steps]) for steps in (*(changes.keys() - set(removed)), *removed)):
        holder = data
        for step in steps[:-1]:
            holder = holder.setdefault(step, {}) if isinstance(step, str) else holder[step]
        if value is None:
            del holder[steps[-1]]
        else:
            holder[steps[-1]] = value if isinstance(value, str) else list(value)
    return data


def _reversed(steps: Steps) -> tuple[int, ...]:
    return tuple(-step if isinstance(step, int) else 0 for step in steps)


@dataclass(frozen=True)
class _Entry:
    """A key and its value in the text, offsets in characters; `key` is that of the value for what is in a list."""

    key: int
    start: int
    end: int
    node: Any


class _Tree:
    """Where every value of a file stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entries: dict[Steps, _Entry] = {}
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        if root is not None:
            self.entries[()] = self._entry(root.start_mark.index, root)
            self._walk(root, ())

    def cut(self, steps: Steps, value: Value | None) -> _Cut:
        """The stretch of text to replace, and what to put there."""
        found = self.entries.get(steps)
        if value is None:
            return self._removal(steps)
        if found is None:
            return self._addition(steps, value)
        if not isinstance(found.node, yaml.ScalarNode if isinstance(value, str) else yaml.SequenceNode):
            raise CannotEdit
        flow = any(getattr(self.entries[steps[:i]].node, "flow_style", False) for i in range(len(steps)))
        return found.start, found.end, self._written(value, found, flow)

    def _walk(self, node: Any, steps: Steps) -> None:
        for key, step, value in _items(node):
            here = (*steps, step)
            self.entries[here] = self._entry(key.start_mark.index, value)
            self._walk(value, here)

    def _entry(self, key: int, node: Any) -> _Entry:
        return _Entry(key, node.start_mark.index, self._end(node), node)

    def _end(self, node: Any) -> int:
        """Just after a value; libyaml ends a block where the next thing begins, comments in between included."""
        children = list(_items(node))
        if children and not node.flow_style:
            return self._end(children[-1][2])
        start: int = node.start_mark.index
        end = start + len(self.text[start : node.end_mark.index].rstrip())
        if getattr(node, "style", None) in (">", "|"):
            line_end = self.text.find("\n", end)
            return line_end if line_end >= 0 else len(self.text)
        return end

    def _column(self, place: int) -> int:
        return place - self.text.rfind("\n", 0, place) - 1

    def _written(self, value: Value, entry: _Entry, flow: bool) -> str:
        if not isinstance(value, str):
            return _list(value, self._column(entry.start))
        if entry.node.style in (">", "|") and not flow:
            inside = re.search(r"\n( +)", self.text[entry.start : entry.end])
            indent = inside[1] if inside else " " * (self._column(entry.key) + 2)
            folded = ">-\n" + "\n".join(indent + line for line in _lines(value, WIDTH - len(indent)))
            if _reads(folded, value):
                return folded
        return _scalar(value, flow)

    def _addition(self, steps: Steps, value: Value) -> _Cut:
        holder = self.entries.get(steps[:-1])
        if holder is None:
            if len(steps) != 2:
                raise CannotEdit
            place = self._after(self.entries[()])
            return place, place, f"\n{steps[0]}:\n  {steps[1]}: {_scalar(value, False)}"
        if not isinstance(holder.node, yaml.MappingNode) or not holder.node.value:
            raise CannotEdit
        last = self.entries[(*steps[:-1], holder.node.value[-1][0].value)]
        if holder.node.flow_style:
            return last.end, last.end, f", {steps[-1]}: {_scalar(value, True)}"
        place, column = self._after(last), self._column(holder.node.value[0][0].start_mark.index)
        return place, place, f"\n{' ' * column}{steps[-1]}: {_scalar(value, False)}"

    def _removal(self, steps: Steps) -> _Cut:
        holder, found = self.entries.get(steps[:-1]), self.entries.get(steps)
        if holder is None or found is None:
            raise CannotEdit
        if holder.node.flow_style:
            raise CannotEdit
        start = found.key - self._column(found.key)
        if isinstance(holder.node, yaml.SequenceNode) and self.text[start : found.key].strip() != "-":
            raise CannotEdit
        return start, min(self._after(found) + 1, len(self.text)), ""

    def _after(self, entry: _Entry) -> int:
        """The end of the line where a value ends; a comment may follow it there, nothing else."""
        end = self.text.find("\n", entry.end)
        end = len(self.text) if end < 0 else end
        if self.text[entry.end : end].strip() and not self.text[entry.end : end].lstrip().startswith("#"):
            raise CannotEdit
        return end


def _items(node: Any) -> Iterator[tuple[Any, str | int, Any]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key, key.value, value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from ((value, place, value) for place, value in enumerate(node.value))


def _list(value: tuple[str, ...], column: int) -> str:
    """A list between brackets, on as many lines as it takes."""
    lines = _lines(", ".join(_scalar(item, True) for item in value), WIDTH - column)
    between = "\n" + " " * (column + 1)
    return f"[{between.join(lines)}]"


def _scalar(value: Value, flow: bool) -> str:
    """A value on one line: bare where it reads so, else between double quotes with what cannot be seen escaped."""
    if not isinstance(value, str):
        return _list(value, 0)
    bare = not _UNSEEN.search(value) and (not flow or not re.search(r"[\[\]{},]", value)) and _reads(value, value)
    quoted = json.dumps(value, ensure_ascii=False)
    return value if bare else _UNSEEN.sub(lambda sign: f"\\u{ord(sign.group()):04x}", quoted)


def _lines(value: str, width: int) -> list[str]:
    return wrap(value, width, break_long_words=False, break_on_hyphens=False) or [""]


def _reads(written: str, value: str) -> bool:
    """Whether a value so written reads as it should."""
    try:
        return bool(_data(f"key: {written}\n") == {"key": value})
    except CannotEdit:
        return False
