"""The names that AWS's models know: of one botocore service, of one CloudFormation namespace, of a template, of IAM."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from scripts.check.facts import models
from scripts.check.facts.constants import constant

WORD = r"[A-Za-z0-9_$@.:/-]"


@dataclass
class Vocabulary:
    """Names by what they are, and the documentation in which further ones stand."""

    where: str
    kinds: dict[str, set[str]] = field(default_factory=dict)
    text: str = ""
    headers: set[str] = field(default_factory=set)
    shapes: list[re.Pattern] = field(default_factory=list)
    inputs: dict[str, set[str]] = field(default_factory=dict)

    def add(self, kind: str, *names: str) -> None:
        self.kinds.setdefault(kind, set()).update(n for n in names if n)

    def kind_of(self, name: str) -> str:
        """What `name` is here: operation, parameter, …; "" if it is unknown. Documentation does not count."""
        if name[:2] in ("x-", "X-"):  # a header; HTTP does not care for case
            return "header" if name.lower() in self.headers else ""
        if any(shape.match(name) for shape in self.shapes):
            return "condition operator"
        return next((kind for kind, names in self.kinds.items() if name in names), "")

    def mentions(self, name: str) -> bool:
        """Whether the documentation has `name`, as a word of its own and in just this spelling."""
        if name not in self.text:
            return False
        # A sentence may end after a name, but `States.ALL` is no mention of `States`.
        return re.search(rf"(?<!{WORD}){re.escape(name)}(?![A-Za-z0-9_$@-]|[.:/][A-Za-z0-9])", self.text) is not None

    def near(self, name: str) -> str:
        """A name that differs from `name` only in case; "" if there is none."""
        lower = name.lower()
        return next((n for names in self.kinds.values() for n in names if n.lower() == lower and n != name), "")


HUMPS = (re.compile(r"(.)([A-Z][a-z]+)"), re.compile(r"([a-z0-9])([A-Z])"))


@cache
def snake(name: str, joint: str = "_") -> str:
    """The form of an operation's or parameter's name in boto3 (`_`) or the CLI (`-`), as botocore.xform_name makes it."""
    for hump in HUMPS:
        name = hump.sub(rf"\1{joint}\2", name)
    return name.lower()


@cache
def of_service(name: str) -> Vocabulary:
    """The names of botocore's service `name`."""
    model = models.service(name)
    out = Vocabulary(name)
    out.add("operation", *model["operations"])
    out.add("operation in boto3", *(snake(o) for o in model["operations"]))
    out.add("command", *(snake(o, "-") for o in model["operations"]))
    for operation, entry in model["operations"].items():
        out.inputs[operation] = set(model["shapes"][entry["input"]["shape"]].get("members", ())) if "input" in entry else set()
        out.add("option", *("--" + snake(member, "-") for member in out.inputs[operation]))
    texts = [model.get("documentation", "")] + [o.get("documentation", "") for o in model["operations"].values()]
    for shape_name, shape in model["shapes"].items():
        if shape.get("exception") or shape.get("error"):
            out.add("error", shape_name, shape.get("error", {}).get("code", ""))
        out.add("value", *map(str, shape.get("enum", ())))
        texts.append(shape.get("documentation", ""))
        for member_name, member in shape.get("members", {}).items():
            out.add("parameter", member_name, member.get("locationName", ""))
            out.headers.update([member["locationName"].lower()] if member.get("location") in ("header", "headers") else ())
            texts.append(member.get("documentation", ""))
    out.text = models.plain("\n".join(texts))
    return out


def _walk(node, out: Vocabulary) -> None:
    if isinstance(node, dict):
        for key in ("properties", "dependencies", "patternProperties"):
            if isinstance(node.get(key), dict):
                out.add("property", *node[key])
        for key in ("required", "enum", "examples"):
            if isinstance(node.get(key), list):
                out.add("value" if key == "enum" else "property", *(str(v) for v in node[key] if isinstance(v, (str, int))))
        out.add("value", str(node.get("const", "")))
        for value in node.values():
            _walk(value, out)
    elif isinstance(node, list):
        for value in node:
            _walk(value, out)


def _schema(where: str, *schemas: dict) -> Vocabulary:
    out = Vocabulary(where)
    for schema in schemas:
        _walk(schema, out)
        out.add("attribute", *(part for p in schema.get("readOnlyProperties", ()) for part in p.split("/")[2:]))
    text = json.dumps(schemas)
    out.text = models.plain(" ".join(re.findall(r'"(?:description|markdownDescription)": "((?:[^"\\]|\\.)*)"', text)))
    return out


@cache
def of_namespace(name: str) -> Vocabulary:
    """The properties of CloudFormation's types `AWS::name::…`."""
    return _schema(f"AWS::{name}", *(models.resource(t) for t in sorted(models.types()) if t.startswith(f"AWS::{name}::")))


@cache
def of_templates() -> Vocabulary:
    """What every template may hold: sections, attributes of a resource, parameters' keys, functions, pseudo parameters, SAM's Globals."""
    names = ("template", "parameters", "resources", "outputs", "mappings", "rules", "transforms", "conditions", "metadata")
    schemas = [models.other_schema(f"{name}/configuration") for name in names if name != "conditions"]
    extra = ("resources/update_policy", "resources/cfn_init", "metadata/interface", "sam/globals")
    out = _schema("CloudFormation's template", *schemas, *(models.other_schema(name) for name in extra))
    helpers = (models.package("cfnlint") / "helpers.py").read_text(encoding="utf-8")
    out.add("function", *re.findall(r'"(Fn::\w+)', helpers), "Ref", "Condition")
    out.add("parameter type", *re.findall(r'"((?:AWS::|List<|String|Number|CommaD)[\w:<>.-]*)"', helpers))
    out.add("value", "Delete", "Retain", "RetainExceptOnCreate", "Snapshot")
    return out


@cache
def of_state_machines() -> Vocabulary:
    """The keys of the Amazon States Language, by cfn-lint's schema."""
    return _schema("the Amazon States Language", models.other_schema("step_functions/statemachine"))


def _pattern_keys(node) -> Iterator[str]:
    """The regular expressions of the keys that a schema allows, at every depth."""
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _pattern_keys(value)
    if isinstance(node, dict) and isinstance(node.get("patternProperties"), dict):
        yield from node["patternProperties"]


@cache
def of_policies() -> Vocabulary:
    """The elements of an IAM policy, by cfn-lint's schema, and the managed policies by name."""
    out = _schema("IAM", models.other_schema("iam/policy"))
    out.add("managed policy", *models.managed_policies())
    out.add("policy template of SAM", *models.sam_policies())
    out.shapes = [re.compile(key) for key in _pattern_keys(models.other_schema("iam/policy")) if "IfExists" in key]
    return out


@cache
def of_deployments() -> Vocabulary:
    """The predefined deployment configurations of CodeDeploy, by moto and SAM's translator."""
    out = Vocabulary("CodeDeploy's predefined configurations")
    text = (models.package("moto") / "codedeploy" / "models.py").read_text(encoding="utf-8")
    names = re.findall(r"CodeDeployDefault\.\w+", text)
    text = (models.package("samtranslator") / "model/preferences/deployment_preference_collection.py").read_text(encoding="utf-8")
    out.add("deployment configuration", *names, *(n.partition(".")[2] for n in names), *re.findall(r'"((?:Canary|Linear)\w+)"', text))
    return out


@cache
def of_sdk() -> Vocabulary:
    """What botocore itself knows beside the services: settings, environment variables, its clients' own methods, retried errors."""
    out = Vocabulary("botocore's own settings, methods and retried errors")
    home = models.package("botocore")
    for name in ("config", "configprovider", "credentials", "session", "tokens", "utils"):
        text = (home / f"{name}.py").read_text(encoding="utf-8")
        out.add("setting", *re.findall(r"""['"]([a-z]+(?:_[a-z0-9]+)+|AWS_[A-Z0-9_]+)['"]""", text))
    text = (home / "retries" / "standard.py").read_text(encoding="utf-8")
    for codes in ("_THROTTLED_ERROR_CODES", "_TRANSIENT_ERROR_CODES"):
        out.add("retried error", *constant(f"botocore.retries.standard:{codes}", ""))
    out.headers.update(re.findall(r"'(x-amz-[a-z-]+)'", text))
    for name in ("signers", "stub"):
        text = (home / f"{name}.py").read_text(encoding="utf-8")
        out.add("method", *re.findall(r"^ *(?:def|class) (\w+)", text, re.M))
        out.add("parameter", *re.findall(r":type (\w+):", text))
    out.add("defaults mode", *json.loads((home / "data" / "sdk-default-configuration.json").read_text(encoding="utf-8"))["modes"])
    out.add("service of botocore", *models.services())
    return out


@cache
def policy_names() -> tuple[frozenset[str], frozenset[str], re.Pattern]:
    """IAM actions and condition keys in just the spelling of AWS's managed policies and of cfn-lint's list; what keys with a part
    of one's own, such as `aws:ResourceTag/${TagKey}`, match."""
    actions, keys = set(), set()
    stack = list(models.managed_policies().values())
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack += node
        elif isinstance(node, dict):
            for key, value in node.items():
                if key in ("Action", "NotAction"):
                    actions.update([value] if isinstance(value, str) else value)
                elif key == "Condition":
                    keys.update(k for test in value.values() for k in test)
                else:
                    stack.append(value)
    # Global keys that no managed policy uses but SAM writes into the policies that it makes.
    for path in ("swagger/swagger.py", "model/connector_profiles/profiles.json"):
        keys.update(re.findall(r"""["'](aws:[A-Z]\w+)["']""", (models.package("samtranslator") / path).read_text(encoding="utf-8")))
    for entry in models.iam_actions().values():
        for resource in entry["Resources"].values():
            keys.update(resource.get("ConditionKeys", ()))
    open_keys = (re.sub(r"\\\$\\\{.*?\\\}", ".+", re.escape(key)) for key in keys if "${" in key)
    return frozenset(actions), frozenset(keys), re.compile("|".join(open_keys))
