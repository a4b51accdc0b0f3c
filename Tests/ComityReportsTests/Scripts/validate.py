#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Validates files against a JSON Schema: a report against the published one, SARIF against the official one.

    validate.py SCHEMA.json FILE.json…

Needs the package jsonschema.
"""
import json, sys
import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
failed = False
for name in sys.argv[2:]:
    errors = list(validator(schema).iter_errors(json.load(open(name, encoding="utf-8"))))
    for error in errors[:10]:
        print(f"{name}: error: {'/'.join(map(str, error.path))}: {error.message[:200]}", file=sys.stderr)
    print(f"{name}: {'valid' if not errors else f'{len(errors)} errors'}")
    failed = failed or bool(errors)
sys.exit(failed)
