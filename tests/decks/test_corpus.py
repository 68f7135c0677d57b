"""Decks that are accepted and refused, each by the loader and by the schema that editors use."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from learn.decks.compiler import compile_deck
from learn.paths import deck_schema

CORPUS = Path(__file__).parent / "corpus"
SCHEMA = json.loads(deck_schema().read_text(encoding="utf-8"))


def files(folder):
    return [pytest.param(path, id=path.stem) for path in sorted((CORPUS / folder).glob("*.yaml"))]


def loader_refuses(path):
    """The loader refuses the file, and says what its first line expects."""
    compiled = compile_deck(path.read_bytes(), path)
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# expect: ")
    messages = [problem.message for problem in compiled.problems if problem.severity == "error"]
    assert any(expected in message for message in messages), (expected, messages)
    assert compiled.deck is None


def schema_accepts(path):
    try:
        document = yaml.safe_load(path.read_bytes())
        jsonschema.validate(document, SCHEMA)
    except (yaml.YAMLError, jsonschema.ValidationError):
        return False
    return True


def test_the_schema_is_a_schema():
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", files("accepted"))
def test_accepted_by_both(path):
    compiled = compile_deck(path.read_bytes(), path)
    assert compiled.problems == ()
    assert compiled.deck is not None
    assert schema_accepts(path)


@pytest.mark.parametrize("path", files("refused"))
def test_refused_by_both(path):
    loader_refuses(path)
    assert not schema_accepts(path)


@pytest.mark.parametrize("path", files("refused_by_loader_alone"))
def test_refused_by_the_loader_where_a_schema_cannot_see_it(path):
    loader_refuses(path)
    assert schema_accepts(path)


def test_the_corpus_is_large_enough_to_mean_something():
    assert len(files("accepted")) >= 12
    assert len(files("refused")) >= 40
