"""Hypothesis: the JSON of its API's search, `{total, rows}`, or the rows alone."""

from typing import Any

from arpentage.importing.quoted import Format, Quoted, items_of, quotation_of, text_of


def recognises(value: Any) -> bool:
    """Rows have an address and targets with a source."""
    rows = items_of(value.get("rows") if isinstance(value, dict) else value)
    return bool(rows) and all("uri" in row and "target" in row for row in rows)


def parse(value: Any) -> tuple[Quoted, ...]:
    """Every row; a reply has no words of the page, and says so by having none."""
    return tuple(_quoted(row) for row in items_of(value.get("rows") if isinstance(value, dict) else value))


def _quoted(row: dict[str, Any]) -> Quoted:
    found = [quotation_of(target.get("selector")) for target in items_of(row.get("target"))]
    exact, prefix, suffix = next((words for words in found if words[0]), ("", "", ""))
    tags = row.get("tags")
    return Quoted(
        id=text_of(row.get("id")),
        page=text_of(row.get("uri")),
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        body=text_of(row.get("text")),
        tags=tuple(text_of(tag) for tag in tags) if isinstance(tags, list) else (),
        author=text_of(row.get("user")).removeprefix("acct:"),
        created=text_of(row.get("created")),
    )


FORMAT = Format("Hypothesis", recognises, parse)
