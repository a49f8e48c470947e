"""The descriptions of plugins and the schema that editors hold them against."""

import json
import pathlib

import jsonschema
import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "Sources/CoreDNSPlugins/Catalogue"
SCHEMA = json.loads((CATALOGUE / "plugin.schema.json").read_text())
FILES = sorted(CATALOGUE.glob("Definitions/*.yaml")) + sorted(ROOT.glob("Examples/plugins/*.yaml"))


def validate(document):
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert len(FILES) > 15


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_description_validates(file):
    validate(yaml.safe_load(file.read_text()))


@pytest.mark.parametrize(
    "text",
    [
        "version: 1.0.0",
        "plugin: a\nwatchs: []",
        "plugin: a\nconnection: borrowed",
        "plugin: a\nwatches: [{name: w, kind: Pod, resource: pods}]",
        "plugin: a\nstanza: {properties: [{name: p, arguments: -1}]}",
        "plugin: a\nwatches: [{name: w, kind: Pod, resource: v1/pods,"
        " indexes: [{name: i, keys: {path: a..b}}]}]",
    ],
)
def test_what_the_tool_refuses_does_not_validate(text):
    with pytest.raises(jsonschema.ValidationError):
        validate(yaml.safe_load(text))
