"""Accessibility faults of a page, as axe-core sees them."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.browsers.page import settle

ENGINE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"


@dataclass(frozen=True)
class Violation:
    """One rule that a page breaks, and where."""

    rule: str
    impact: str
    help: str
    targets: tuple[str, ...]
    """CSS selectors of the elements."""

    def __str__(self) -> str:
        return f"{self.rule} ({self.impact}): {self.help}: " + ", ".join(self.targets[:5])


def violations(page: Page, *rules: str, within: str = "html", without: str = "template") -> list[Violation]:
    """Every violation in a page that is open, once it is settled, in a context made with `bypass_csp`.

    Of all rules, or of some; `within` and `without` are CSS selectors of what is looked at and of what is not.
    Nothing is loaded beforehand: that is for rules on sound and pictures that move, which the policy keeps out.
    """
    settle(page)
    page.evaluate(ENGINE.read_text("utf-8"))
    found = page.evaluate(
        "async ([place, options]) => (await axe.run(place, options)).violations",
        [
            {"include": [[within]], "exclude": [[without]]},
            {"resultTypes": ["violations"], "preload": False} | ({"runOnly": list(rules)} if rules else {}),
        ],
    )
    return [
        Violation(
            rule=one["id"],
            impact=one["impact"] or "",
            help=one["help"],
            targets=tuple(str(node["target"][0]) for node in one["nodes"]),
        )
        for one in found
    ]
