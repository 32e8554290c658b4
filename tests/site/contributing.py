"""What the tests of contributing share: the form's scripts in a page, and a small reader that has a forge."""

import json
import re
from typing import Any

from arpentage.model import Text
from tests.browsers.page import Page, wait_for
from tests.reader import Reader

READY = """(async () => {
  while (!window.Arpentage?.contributing?.ready) await new Promise((done) => setTimeout(done, 20));
  await Arpentage.contributing.ready();
  return true;
})()"""
HOME = "https://github.com/atelier/recueil"
SAID = "document.querySelector('.contributing .said').textContent"
NOTE: dict[str, str | bool] = {
    "label_fr": "Étals",
    "words_fr": "Le matin, *personne* ne parle : « on monte », dit-on.\n\n- un\n- deux",
    "label_en": "Stalls",
    "words_en": "In the morning nobody speaks.",
    "sourceless": True,
    "by": "Ada du marché",
}
DIALOG = "document.querySelector('dialog.contributing[open]')"
BAR = "document.querySelector('.cite-selection:popover-open')"


def load(page: Page) -> None:
    """The scripts of the form, as its first opening fetches them."""
    assert page.evaluate(READY)


def select(page: Page, words: str, within: str = "main") -> None:
    """Select words of an element's reading text, as a pointer or fingers would."""
    assert page.evaluate(
        f"""(() => {{
          const walker = document.createTreeWalker(document.querySelector({json.dumps(within)}), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {{
            const at = walker.currentNode.data.indexOf({json.dumps(words)});
            if (at < 0 || !walker.currentNode.parentElement.checkVisibility()) continue;
            getSelection().removeAllRanges(); // the same words again are no change
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + {len(words)});
            return true;
          }}
        }})()"""
    ), words


def ask(page: Page, words: str, within: str = "main") -> None:
    """Select words and open the form from their toolbar."""
    select(page, words, within)
    wait_for(page, BAR + " !== null")
    page.click(".cite-selection [data-does=contribute]")
    wait_for(page, DIALOG + " !== null")


def fill(page: Page, **fields: str | bool) -> None:
    """Type in fields of the form, by their names (`words_fr` is `words.fr`)."""
    for name, value in fields.items():
        page.evaluate(
            f"""(() => {{
              const field = document.querySelector('.contributing form').elements[{json.dumps(name.replace("_", "."))}];
              if (field.type === 'checkbox') field.checked = {json.dumps(value)};
              else field.value = {json.dumps(value)};
              field.dispatchEvent(new Event('input', {{bubbles: true}}));
              field.dispatchEvent(new Event('change', {{bubbles: true}}));
            }})()"""
        )


def choose(page: Page, kind: str) -> None:
    """What the contribution is."""
    page.click(f"#write-kind-{kind}")
    wait_for(page, f"document.querySelector('#write-kind-{kind}').checked")


def made(page: Page, having: str = "", within: str = "handing") -> tuple[str, str]:
    """The file that the form offers, path and content, once nothing lacks and it has these words."""
    place = f"document.querySelector('.contributing .{within}')"
    wait_for(page, f"{place}.querySelector('pre')?.textContent.includes({json.dumps(having)})")
    path, content = page.evaluate(
        f"[{place}.querySelector('.path code').textContent, {place}.querySelector('pre').textContent]"
    )
    return path, content


def hold(page: Page) -> None:
    """From now on a click leads nowhere, and what is copied is kept at hand."""
    page.evaluate("addEventListener('click', (event) => event.preventDefault(), true)")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.taken = text; }")


def proposal(page: Page, within: str = "handing") -> str | None:
    """The address where the form proposes its file."""
    found: str | None = page.evaluate(f"document.querySelector('.contributing .{within} .propose')?.href ?? null")
    return found


def codes(reader: Reader) -> set[str]:
    """What the strict check, that of a pull request, finds to tell and yet takes."""
    code, said = reader.build("check", "--strict", "--lang", "en")
    assert code == 0, said
    return set(re.findall(r"^\S+: \w+ \[([a-z-]+)\]", said, re.MULTILINE))


def by_slug(texts: tuple[Text, ...]) -> dict[str, Any]:
    """Texts by their slug."""
    return {text.slug: text for text in texts}
