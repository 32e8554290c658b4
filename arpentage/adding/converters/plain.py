"""Plain text: the file itself, byte for byte."""

from pathlib import Path

from arpentage.adding.converted import CONTROL, Converted, Converter, Refused


def convert(file: Path) -> Converted:
    """Its text, unchanged."""
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(
            f"il n’est pas en UTF-8 (octet {error.start}) ; par exemple : "
            f"iconv -f WINDOWS-1252 -t UTF-8 « ce fichier » > texte.txt",
            f"it is not UTF-8 (byte {error.start}); for instance: "
            f"iconv -f WINDOWS-1252 -t UTF-8 “this file” > text.txt",
        ) from None
    if found := CONTROL.search(text):
        raise Refused(
            f"ce n’est pas du texte : caractère de commande U+{ord(found[0]):04X}, place {found.start()}",
            f"it is not text: control character U+{ord(found[0]):04X} at {found.start()}",
        )
    return Converted(text)


CONVERTER = Converter((".txt", ".text"), convert)
