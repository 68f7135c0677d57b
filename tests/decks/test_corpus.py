"""Decks and vocabularies that are accepted and refused, each by the loader and by the schema for editors."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from learn.decks.compiler import compile_deck
from learn.decks.source import read_source
from learn.decks.vocabulary import read_vocabulary
from learn.paths import deck_schema, shipped_decks

CORPUS = Path(__file__).parent / "corpus"
SCHEMA = json.loads(deck_schema().read_text(encoding="utf-8"))
VOCABULARY_SCHEMA = json.loads(deck_schema().with_name("vocabulary.schema.json").read_text(encoding="utf-8"))


def files(folder):
    return [pytest.param(path, id=path.stem) for path in sorted((CORPUS / folder).glob("*.yaml"))]


def says_what_is_expected(path, found, problems):
    """The loader refuses the file, and says what its first line expects."""
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# expect: ")
    errors = [problem for problem in problems if problem.severity == "error"]
    assert any(expected in error.message for error in errors), (expected, errors)
    assert all(error.hint and error.render() for error in errors)
    assert found is None


def loader_refuses(path):
    compiled = compile_deck(path.read_bytes(), path)
    says_what_is_expected(path, compiled.deck, compiled.problems)


def vocabulary_in(path):
    source = read_source(path.read_bytes(), path)
    return read_vocabulary(source), source.findings.sorted()


def schema_accepts(path, schema=SCHEMA):
    try:
        document = yaml.safe_load(path.read_bytes())
        jsonschema.validate(document, schema)
    except (yaml.YAMLError, jsonschema.ValidationError):
        return False
    return True


@pytest.mark.parametrize("schema", [SCHEMA, VOCABULARY_SCHEMA], ids=["deck", "vocabulary"])
def test_the_schema_is_a_schema(schema):
    jsonschema.Draft7Validator.check_schema(schema)


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


@pytest.mark.parametrize("path", files("vocabulary_accepted"))
def test_vocabulary_accepted_by_both(path):
    vocabulary, problems = vocabulary_in(path)
    assert problems == ()
    assert vocabulary is not None
    assert schema_accepts(path, VOCABULARY_SCHEMA)


@pytest.mark.parametrize("path", files("vocabulary_refused"))
def test_vocabulary_refused_by_both(path):
    says_what_is_expected(path, *vocabulary_in(path))
    assert not schema_accepts(path, VOCABULARY_SCHEMA)


@pytest.mark.parametrize("path", files("vocabulary_refused_by_loader_alone"))
def test_vocabulary_refused_by_the_loader_where_a_schema_cannot_see_it(path):
    says_what_is_expected(path, *vocabulary_in(path))
    assert schema_accepts(path, VOCABULARY_SCHEMA)


@pytest.mark.parametrize("path", sorted(shipped_decks().rglob("*.yaml")), ids=lambda path: path.stem)
def test_what_is_shipped_follows_the_schemas(path):
    document = json.loads(json.dumps(yaml.safe_load(path.read_bytes()), default=str))  # dates are texts
    jsonschema.validate(document, VOCABULARY_SCHEMA if path.parent.name == "vocabulary" else SCHEMA)


def test_the_corpus_is_large_enough_to_mean_something():
    assert len(files("accepted")) >= 20
    assert len(files("refused")) >= 80
    assert len(files("refused_by_loader_alone")) >= 40
