"""What AWS publishes for machines, as installed from requirements-test.txt: read from the packages' data files, nothing is imported.

botocore: the service models (operations, members, limits, documentation). cfn-lint: CloudFormation's resource schemas, the schemas of
a template's parts, of SAM's types and of state machines, and the actions of IAM. moto: the managed policies. SAM translator: its
policy templates. Only what is asked for is loaded, once.
"""

from __future__ import annotations

import gzip
import html
import importlib.util
import json
import re
from functools import cache
from pathlib import Path

from scripts.content.finding import UsageError

TAG = re.compile(r"<[^>]*>")


class Unknown(LookupError):
    """The installed models have no such service, shape, member, type or property; the text says which."""


@cache
def package(name: str) -> Path:
    """The folder of an installed package; UsageError with the command to run if it is missing."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise UsageError(f"the Python package {name} is not installed; run: make check")
    return Path(spec.submodule_search_locations[0])


def _bytes(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _json(path: Path):
    return json.loads(_bytes(path))


def plain(text: str) -> str:
    """Documentation without tags, entities, code marks and line breaks: what a reader sees."""
    return " ".join(html.unescape(TAG.sub(" ", text)).replace("`", "").split())


@cache
def services() -> frozenset[str]:
    """The names by which botocore knows AWS's services."""
    return frozenset(p.name for p in (package("botocore") / "data").iterdir() if p.is_dir())


@cache
def service(name: str) -> dict:
    """botocore's newest model of the service `name` (`sqs`); Unknown if there is none."""
    if name not in services():
        raise Unknown(f"botocore has no service {name!r}")
    return _json(_newest(name))


def _newest(name: str) -> Path:
    newest = max(p for p in (package("botocore") / "data" / name).iterdir() if p.is_dir())
    return next(newest.glob("service-2.json*"))


def writing(name: str) -> list[str]:
    """The services whose models have `name` in quotation marks; the models are searched as they lie, which is far faster than reading them."""
    quoted = f'"{name}"'.encode()
    return [service for service in sorted(services()) if quoted in _bytes(_newest(service))]


@cache
def regions() -> frozenset[str]:
    """The names of AWS's Regions, of all partitions."""
    partitions = _json(package("botocore") / "data" / "partitions.json")["partitions"]
    return frozenset(name for partition in partitions for name in partition["regions"])


def member(name: str, path: str) -> dict:
    """The shape at `path` in botocore's model of `name`, its own keys over those of the shape that it refers to.

    The path begins with an operation (then members of its input) or a shape: `ReceiveMessage.WaitTimeSeconds`, `Tag.Key`; alone,
    an operation stands for its documentation. A list is passed through to what it holds. Unknown if a part is not there.
    """
    model = service(name)
    first, *rest = path.split(".")
    if first in model["operations"]:
        operation = model["operations"][first]
        here = operation if not rest else operation.get("input", {})
    elif first in model["shapes"]:
        here = {"shape": first}
    else:
        raise Unknown(f"botocore's {name} has no operation or shape {first!r}")
    for part in rest:
        shape = model["shapes"][here["shape"]] if "shape" in here else {}
        while shape.get("type") in ("list", "map"):
            shape = model["shapes"][(shape.get("member") or shape["value"])["shape"]]
        if part not in shape.get("members", {}):
            raise Unknown(f"botocore's {name}: {path!r} has no member {part!r}")
        here = shape["members"][part]
    return {**model["shapes"].get(here.get("shape", ""), {}), **here}


@cache
def _types() -> dict[str, str]:
    """CloudFormation type -> file of its schema: us-east-1 has all of them; SAM's types beside."""
    folder = package("cfnlint") / "data" / "schemas" / "providers"
    return {**_json(folder / "us-east-1.json"), **_json(folder / "sam.json")}


def types() -> frozenset[str]:
    """Every CloudFormation and SAM resource type."""
    return frozenset(_types())


@cache
def resource(name: str) -> dict:
    """The schema of the CloudFormation or SAM type `name` (`AWS::SQS::Queue`); Unknown if there is none."""
    if name not in _types():
        raise Unknown(f"CloudFormation has no type {name!r}")
    return _json(package("cfnlint") / "data" / "schemas" / "resources" / f"{_types()[name]}.json")


@cache
def other_schema(name: str) -> dict:
    """A schema of cfn-lint beside the resources', such as `template/configuration` or `step_functions/statemachine`."""
    path = package("cfnlint") / "data" / "schemas" / "other" / f"{name}.json"
    if not path.is_file():
        raise Unknown(f"cfn-lint has no schema {name!r}")
    return _json(path)


def _branches(schema: dict, root: dict):
    """`schema` and all that it refers to or chooses from, without going down into properties."""
    for _ in range(8):
        if "$ref" not in schema:
            break
        target = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        schema = {**target, **{k: v for k, v in schema.items() if k != "$ref"}}
    yield schema
    for key in ("anyOf", "oneOf", "allOf"):
        for choice in schema.get(key, ()):
            if isinstance(choice, dict):
                yield from _branches(choice, root)
    if isinstance(schema.get("items"), dict):
        yield from _branches(schema["items"], root)


def property_of(name: str, path: str) -> dict:
    """The schema at `path` (`VpcConfig.SubnetIds`) of the resource type or other schema `name`; Unknown if a part is not there."""
    root = resource(name) if "::" in name else other_schema(name)
    here = root
    for part in filter(None, path.split(".")):
        for branch in _branches(here, root):
            if part in branch.get("properties", {}):
                here = branch["properties"][part]
                break
        else:
            raise Unknown(f"{name} has no property {part!r} at {path!r}")
    return next(_branches(here, root))


def children(name: str, path: str) -> frozenset[str] | None:
    """The properties that may stand at `path` of the resource type `name`; None if any may. Unknown if there is no such path."""
    root = resource(name)
    here = [root]
    for part in filter(None, path.split(".")):
        inside = [b["properties"][part] for h in here for b in _branches(h, root) if part in b.get("properties", {})]
        if not inside:
            raise Unknown(f"{name} has no property {part!r} at {path!r}")
        here = [schema for schema in inside if isinstance(schema, dict)]
    branches = [branch for h in here for branch in _branches(h, root)]
    if any("patternProperties" in b or b.get("additionalProperties") not in (None, False) for b in branches):
        return None
    return frozenset(key for b in branches for key in b.get("properties", {})) or None


@cache
def managed_policies() -> dict:
    """AWS's managed policies by name, as moto lists them."""
    text = (package("moto") / "iam" / "aws_managed_policies.py").read_text(encoding="utf-8")
    return json.loads(text.split('"""', 2)[1])


@cache
def iam_actions() -> dict[str, dict]:
    """Prefix -> {"Actions": names in lower case, "Resources": with their condition keys}, as cfn-lint lists them."""
    return _json(package("cfnlint") / "data" / "AdditionalSpecs" / "Policies.json")


@cache
def sam_policies() -> frozenset[str]:
    """The names of SAM's policy templates (`SQSPollerPolicy`)."""
    return frozenset(_json(package("samtranslator") / "policy_templates_data" / "policy_templates.json")["Templates"])
