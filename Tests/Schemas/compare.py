#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the published JSON Schemas against the law of this repository and against the bad modules of its tests.

    compare.py ROOT

Every bundled file has to be valid, read as YAML 1.2 and read as YAML 1.1, which takes more words for numbers and truth
values. Of the bad modules the schema refuses each file in which the program found a mistake of shape, and no file in which
it found no mistake at all. Needs the packages PyYAML and jsonschema.
"""
import json, pathlib, re, sys
import jsonschema, yaml

# Mistakes that a schema of one file can see.
SHAPE = {
    "invalid-address", "invalid-boolean", "invalid-identifier", "invalid-number", "missing-key", "not-a-condition",
    "not-a-list", "not-a-mapping", "not-a-number", "not-a-value", "not-text", "unknown-comparison", "unknown-key",
    "unknown-topic", "unknown-value", "unknown-variable", "unknown-word",
}


# What a schema cannot say: of a penalty one of several keys is there.
BEYOND_SCHEMAS = {"penalty-empty.txt"}
# What YAML 1.1 hides from a schema: to it, 'yes' is the truth value that is asked for.
BEYOND_READER11 = {"yes-for-true.txt"}


class Reader11(yaml.SafeLoader):
    """YAML 1.1, but a day is a text, since JSON has no other."""


class Reader12(yaml.SafeLoader):
    """The core schema of YAML 1.2."""


def resolvers(loader, keeps):
    loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in known if keeps(tag)]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


resolvers(Reader11, lambda tag: not tag.endswith((":timestamp", ":merge")))
resolvers(Reader12, lambda tag: False)
for name, pattern, first in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
     list("-+.0123456789")),
]:
    Reader12.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{pattern})$"), first)
Reader12.add_constructor(
    "tag:yaml.org,2002:int",
    lambda loader, node: int(node.value, 0 if node.value[:2] in ("0o", "0x") else 10))


class Schemas:
    def __init__(self, root):
        self.validators, self.required = {}, {}
        for path in sorted((root / "Sources/ComityYAML/Schemas/JSON").glob("*.schema.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            kind = path.name.removesuffix(".schema.json")
            jsonschema.Draft7Validator.check_schema(schema)
            self.validators[kind] = jsonschema.Draft7Validator(schema)
            self.required[kind] = set(schema.get("required", []))

    def problems(self, document):
        """What the schema of its kind says of a document: a key that no other kind has tells the kind."""
        keys = set(document) if isinstance(document, dict) else set()
        kind = next((kind for kind, required in self.required.items() if kind != "module" and required & keys), "module")
        return [
            f"{'/'.join(map(str, error.absolute_path))}: {error.message[:160]}"
            for error in self.validators[kind].iter_errors(document)
        ]


def check_bundled(root, schemas):
    files = [
        path for folder in ("jurisdictions", "Sources/ComityInstruments")
        for path in sorted((root / folder).rglob("*.yaml"))
    ]
    wrong = []
    for path in files:
        text = path.read_text(encoding="utf-8")
        for reader in (Reader11, Reader12):
            for problem in schemas.problems(yaml.load(text, reader))[:5]:
                wrong.append(f"{path.relative_to(root)}: as {reader.__name__}: {problem}")
    return len(files), wrong


def check_bad(root, schemas):
    count, wrong = 0, []
    for path in sorted((root / "Tests").rglob("Bad/*.txt")):
        files, recorded = {}, None
        for part in ("\n" + path.read_text(encoding="utf-8")).split("\n==> ")[1:]:
            head, _, body = part.partition("\n")
            if head.startswith("$ comity "):
                recorded = body
            elif recorded is None:
                files[head] = body + "\n"
        found = re.findall(r"^([^\s:]+):\d+:\d+: error: .*\[([a-z0-9-]+)\]$", recorded or "", re.MULTILINE)
        if not (recorded or "").rstrip().endswith(("warnings", "warning")):
            continue  # Not the output of a check as text.
        for name, text in files.items():
            if not name.endswith(".yaml"):
                continue
            mistakes = {identifier for file, identifier in found if file == name}
            if any(mistake.startswith(("yaml-", "empty-file")) for mistake in mistakes):
                continue
            count += 1
            for reader in (Reader11, Reader12):
                try:
                    document = yaml.load(text, reader)
                    problems = schemas.problems(document)
                except yaml.YAMLError as error:
                    wrong.append(f"{path.name}: {name}: {reader.__name__} cannot read it: {error}")
                    continue
                if document is None:
                    continue
                is_beyond = path.name in BEYOND_SCHEMAS or (reader is Reader11 and path.name in BEYOND_READER11)
                if mistakes & SHAPE and not problems and not is_beyond:
                    wrong.append(
                        f"{path.name}: {name}: the program finds {', '.join(sorted(mistakes & SHAPE))}, the schema nothing"
                        f" ({reader.__name__})")
                if not mistakes and problems:
                    wrong.append(f"{path.name}: {name}: the program finds nothing, the schema {problems[0]} ({reader.__name__})")
    return count, wrong


root = pathlib.Path(sys.argv[1])
schemas = Schemas(root)
bundled, wrong = check_bundled(root, schemas)
bad, more = check_bad(root, schemas)
for line in wrong + more:
    print(f"error: {line}", file=sys.stderr)
if bundled < 60 or bad < 60:
    sys.exit(f"error: only {bundled} bundled files and {bad} files of bad modules were found")
print(f"{bundled} bundled files and {bad} files of bad modules: {len(wrong + more) or 'no'} differences")
sys.exit(bool(wrong + more))
