"""W3C Web Annotation, as JSON-LD: one annotation, a list, an AnnotationPage or an AnnotationCollection."""

from typing import Any

from arpentage.importing.quoted import Format, Quoted, items_of, quotation_of, text_of

_TYPES = ("Annotation", "AnnotationPage", "AnnotationCollection")


def recognises(value: Any) -> bool:
    """Whether each object at the top bears one of the model's types."""
    found = items_of(value)
    return bool(found) and all(any(type_ in _TYPES for type_ in _strings(item.get("type"))) for item in found)


def parse(value: Any) -> tuple[Quoted, ...]:
    """Every annotation, those of a collection's first page and of pages written inside it too."""
    waiting, found = items_of(value), []
    while waiting:
        item = waiting.pop(0)
        if "Annotation" in _strings(item.get("type")):
            found.append(_quoted(item))
        else:
            waiting += [inner for key in ("first", "items", "next") for inner in items_of(item.get(key))]
    return tuple(found)


def _quoted(item: dict[str, Any]) -> Quoted:
    targets = items_of(item.get("target"))
    found = [quotation_of(target.get("selector")) for target in targets]
    exact, prefix, suffix = next((words for words in found if words[0]), ("", "", ""))
    bodies = [
        {"value": body} if isinstance(body, str) else body for body in _list(item.get("body", item.get("bodyValue")))
    ]
    tags = [body for body in items_of(bodies) if "tagging" in _strings(body.get("purpose"))]
    said = [text_of(body.get("value")) for body in items_of(bodies) if body not in tags]
    creator = next((creator for creator in _list(item.get("creator"))), "")
    return Quoted(
        id=text_of(item.get("id")),
        page=next((text_of(target.get("source")) for target in targets), text_of(item.get("target"))),
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        body="\n\n".join(words for words in said if words),
        tags=tuple(text_of(tag.get("value")) for tag in tags),
        author=text_of(creator.get("name", creator.get("id")) if isinstance(creator, dict) else creator),
        created=text_of(item.get("created")),
        asks="questioning" in _strings(item.get("motivation")),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _strings(value: Any) -> list[str]:
    return [entry for entry in _list(value) if isinstance(entry, str)]


FORMAT = Format("Web Annotation", recognises, parse)
