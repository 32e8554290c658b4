"""The schemas that editors use: fresh, described, and of one mind with the build."""

import json
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import jsonschema
import pytest
import yaml
from referencing import Registry
from referencing.jsonschema import DRAFT7

from arpentage import kinds
from arpentage.document import parse
from arpentage.schema import FOLDER, IDS, ids, schemas, with_modeline
from tests.build_data import real
from tests.reader import HERE, ROOT, Reader, minimal

KINDS = {kind.name: kind for kind in kinds.discover()}
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


class Editor(yaml.CSafeLoader):
    """YAML 1.2 as an editor reads it: `2017` is a number, `no` is a word."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("bool", r"true|false", "tf"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^({pattern})$"), list(first))


@pytest.fixture(scope="module")
def validators() -> Mapping[str, jsonschema.Draft7Validator]:
    """A validator for each schema, by the schema's file name."""
    found = {path.name: json.loads(path.read_text("utf-8")) for path in (ROOT / FOLDER).glob("*.json")}
    at = "https://example.org/schemas/"
    registry = Registry().with_resources([(at + name, DRAFT7.create_resource(made)) for name, made in found.items()])
    made = {name: {**schema, "$id": at + name} for name, schema in found.items()}
    for schema in made.values():
        jsonschema.Draft7Validator.check_schema(schema)
    return {name: jsonschema.Draft7Validator(schema, registry=registry) for name, schema in made.items()}


def test_the_schemas_kept_are_those_of_the_types() -> None:
    for path, text in schemas(KINDS.values()).items():
        assert (ROOT / path).read_text("utf-8") == text, "run: python build.py schema"


def test_an_editor_accepts_every_annotation_that_the_build_accepts(
    validators: Mapping[str, jsonschema.Draft7Validator],
) -> None:
    for record in real()[0].records:
        read = yaml.load(record.document.text, Editor)
        faults = [fault.message for fault in validators[f"{record.kind.name}.json"].iter_errors(read)]
        assert not faults, record.path


@pytest.mark.parametrize("code", ["unknown-key", "missing-key", "unknown-value", "bad-value"])
def test_an_editor_refuses_what_the_build_refuses(
    code: str, validators: Mapping[str, jsonschema.Draft7Validator]
) -> None:
    told = (HERE / "problems" / code / "expected.en.txt").read_text("utf-8")
    for name in set(re.findall(rf"^annotations/(\S+?):\d+:\d+: error \[{code}\]", told, re.M)):
        kind = "note" if "/notes/" in name else "contributor"
        text = (HERE / "problems" / code / "input/annotations" / name).read_text("utf-8")
        assert list(validators[f"{kind}.json"].iter_errors(yaml.load(text, Editor))), name


def test_every_key_says_what_it_means() -> None:
    for path, text in schemas(KINDS.values()).items():
        schema = json.loads(text)
        for name, made in {"": schema, **schema.get("definitions", {})}.items():
            for key, value in made["properties"].items():
                assert value.get("description"), f"{path}: {name} {key}"


def test_ids_are_suggested_and_others_of_the_right_form_are_taken(
    validators: Mapping[str, jsonschema.Draft7Validator],
) -> None:
    assert set(json.loads(ids(real()[0]))["definitions"]["theme"]["enum"]) == {
        path.stem for path in (ROOT / "annotations/themes").glob("*.yaml")
    }
    assert "theme" in json.loads((ROOT / IDS).read_text("utf-8"))["definitions"]
    passage = {"by": ["someone-new"], "theme": "a-new-theme", "target": {"exact": "mots"}, "why": {"fr": "Ainsi."}}
    validator = validators["passage.json"]
    assert not list(validator.iter_errors(passage))
    assert list(validator.iter_errors({**passage, "theme": "Not An Id"}))


def test_a_first_line_leads_from_each_file_to_its_schema() -> None:
    for record in real()[0].records:
        match = MODELINE.match(record.document.text)
        if match:  # a file without it is as good
            schema = (ROOT / record.path).parent / match[1]
            assert schema.resolve() == (ROOT / FOLDER / f"{record.kind.name}.json").resolve(), record.path
            assert schema.is_file()


def test_a_first_line_is_added_once_and_changes_nothing_that_is_read() -> None:
    path = PurePosixPath("annotations/texts/essai/notes/un.yaml")
    text = "# by hand\nby: [machine]\r\nbody: {fr: Un mot.}\n"
    once = with_modeline(text, path, KINDS["note"])
    assert once == "# yaml-language-server: $schema=../../../../schemas/note.json\n" + text
    assert with_modeline(once, path, KINDS["note"]) == once
    assert with_modeline(once, path, KINDS["passage"]).endswith(text)
    before, after = (parse(words.encode(), path)[0] for words in (text, once))
    assert before and after and before.data == after.data


def test_a_contribution_changes_no_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reader = Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)
    assert reader.run("schema", "--lang", "en")[:2] == (0, f"{len(KINDS) + 1} file(s) written.\n")
    kept = (reader.root / IDS).read_text("utf-8")
    theme = (reader.root / "annotations/themes/silence.yaml").read_text("utf-8")
    reader.write("annotations/themes/bruit.yaml", theme)
    assert reader.run("schema", "--lang", "en")[1] == "0 file(s) written.\n"
    assert (reader.root / IDS).read_text("utf-8") == kept
    reader.run("schema", "--ids")
    assert "bruit" in (reader.root / IDS).read_text("utf-8")


def test_the_first_lines_are_written_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reader = Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)
    files = {path: path.read_text("utf-8") for path in (reader.root / "annotations").rglob("*.yaml")}
    reader.run("schema")
    assert {path: path.read_text("utf-8") for path in files} == files
    reader.run("schema", "--modelines")
    for path, text in files.items():
        first, _, rest = path.read_text("utf-8").partition("\n")
        assert rest == text
        assert MODELINE.match(f"{first}\n")
    assert reader.build("check", "--strict")[0] == 0
