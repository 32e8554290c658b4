"""Walking the values of an annotation by what their types say of them."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from arpentage.annotation import InLanguages, RefersTo
from arpentage.document import Steps

_Marked = tuple[Steps, Any, tuple[Any, ...]]


def fields_of(data: Any) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a dataclass: name in Python, key in YAML, type with its marks."""
    return _fields(data)


@cache
def _fields(data: Any) -> tuple[tuple[str, str, Any], ...]:
    hints = get_type_hints(data, include_extras=True)
    return tuple((f.name, _alias(hints[f.name]) or f.name, hints[f.name]) for f in fields(data))


def references(data: Any) -> Iterator[tuple[Steps, str, str]]:
    """Every id that refers to another record: where it stands, the kind it refers to, the id."""
    for steps, value, marks in _walk(data, type(data), ()):
        for mark in marks:
            if isinstance(mark, RefersTo):
                yield steps, mark.kind, value


def localized(data: Any) -> Iterator[tuple[Steps, Mapping[str, str]]]:
    """Every text in several languages, and where it stands."""
    for steps, value, marks in _walk(data, type(data), ()):
        if any(isinstance(mark, InLanguages) for mark in marks):
            yield steps, value


def inner(hint: Any) -> Any:
    """The type of what a container or an optional value holds."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return inner(args[0])
    if origin in (Union, UnionType):
        return inner(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        return inner(args[0])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return inner(args[1])
    return hint


def _alias(hint: Any) -> str | None:
    metadata = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return next((m.alias for m in metadata if isinstance(m, FieldInfo) and m.alias), None)


def _walk(value: Any, hint: Any, steps: Steps, marks: tuple[Any, ...] = ()) -> Iterator[_Marked]:
    origin, args = get_origin(hint), get_args(hint)
    if value is None:
        return
    if origin is Annotated:
        yield from _walk(value, args[0], steps, (*marks, *args[1:]))
    elif origin in (Union, UnionType):
        yield from _walk(value, next(arg for arg in args if arg is not type(None)), steps, marks)
    else:
        if marks:
            yield steps, value, marks
        for step, item, item_hint in _items(value, args):
            if _bears(item_hint):
                yield from _walk(item, item_hint, (*steps, step))


@cache
def _bears(hint: Any) -> bool:
    """Whether a type, or one inside it, has a mark: most of a file has none and need not be walked."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return any(isinstance(mark, InLanguages | RefersTo) for mark in args[1:]) or _bears(args[0])
    if is_dataclass(hint):
        return any(_bears(field_hint) for _, _, field_hint in fields_of(hint))
    return any(_bears(arg) for arg in args)


def _items(value: Any, args: tuple[Any, ...]) -> Iterator[tuple[str | int, Any, Any]]:
    """What a value holds: its key or position, itself, its type."""
    if is_dataclass(value):
        for name, key, hint in fields_of(type(value)):
            yield key, getattr(value, name), hint
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield position, item, args[0]
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield key, item, args[1]
