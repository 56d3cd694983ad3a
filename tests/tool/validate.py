#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""validate.py SCHEMA: reads JSON and says where it departs from the schema, or how many results it has.

Of JSON Schema it knows what the schemas here use, and two words besides: uniqueIds (no "id" stands twice in the
array) and ruleOfRun (the value is the id of a rule)."""
import json
import re
import sys

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


def of_type(value, name):
    return isinstance(value, TYPES[name]) and (name != "integer" or not isinstance(value, bool))


def of_object(value, schema, place, rules):
    for name in schema.get("required", []):
        if name not in value:
            yield f"{place}: no {name}"
    for name, member in value.items():
        known = schema.get("properties", {})
        if name in known:
            yield from departures(member, known[name], f"{place}.{name}", rules)
        elif schema.get("additionalProperties") is False:
            yield f"{place}: {name} is unknown"


def of_array(value, schema, place, rules):
    if len(value) < schema.get("minItems", 0):
        yield f"{place}: too short"
    ids = [item["id"] for item in value] if schema.get("uniqueIds") else []
    if len(ids) != len(set(ids)):
        yield f"{place}: an id stands twice"
    for number, item in enumerate(value):
        yield from departures(item, schema["items"], f"{place}[{number}]", rules)


def departures(value, schema, place, rules):
    if "type" in schema and not of_type(value, schema["type"]):
        yield f"{place}: no {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value} is not allowed"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{place}: {value} is too little"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{place}: {value} has another form"
    if schema.get("ruleOfRun") and value not in rules:
        yield f"{place}: no rule {value}"
    if isinstance(value, dict):
        yield from of_object(value, schema, place, rules)
    if isinstance(value, list) and "items" in schema:
        yield from of_array(value, schema, place, rules)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    value = json.load(sys.stdin)
    rules = {rule["id"] for run in value["runs"] for rule in run["tool"]["driver"].get("rules", [])}
    found = list(departures(value, schema, "$", rules))
    print("\n".join(found) or f"{sum(len(run['results']) for run in value['runs'])} results")


main()
