"""What the rights close on a channel is not in that copy's manifest either: neither its words nor its annotations."""

from arpentage.stick.manifest import manifest_files
from tests.test_rights import LEFT_OUT, WHOLE, of_text, restricted, runs


def test_the_manifest_has_no_word_of_a_text_left_out_nor_of_what_was_written_on_it() -> None:
    site = restricted()
    for file in manifest_files(site, ()):
        words = file.content.decode()
        assert not runs(words) & of_text(LEFT_OUT), file.path
        assert f"texts/{LEFT_OUT}/notes" not in words and f"texts/{LEFT_OUT}/translations" not in words
        assert f"texts/{WHOLE}/notes" in words and f"texts/{WHOLE}/translations" in words
