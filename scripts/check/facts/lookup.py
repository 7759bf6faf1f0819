"""Whether a name exists, and where: first in the services that the page is about, then in those that it links, then anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from scripts.check.facts import commands, models
from scripts.check.facts.forms import Name
from scripts.check.facts.vocabulary import (
    Vocabulary,
    of_deployments,
    of_namespace,
    of_policies,
    of_sdk,
    of_service,
    of_state_machines,
    of_templates,
    policy_names,
)

INSTANCE = re.compile(r"^[a-z][a-z0-9-]*\.(?:nano|micro|small|medium|large|\d*xlarge|metal\S*)$")
FAMILY = re.compile(r"^[a-z]+\d+[a-z]*(?:-\w+)?$")
ZONE = re.compile(r"^([a-z]{2,4}(?:-[a-z]+)+-\d)([a-z]?)$")
ZONE_ID = re.compile(r"^[a-z]{2,5}\d-az\d$")


@dataclass(frozen=True)
class Row:
    """A row of data/service-models.yml: a page's slug, and where a machine finds its names."""

    id: str
    botocore: tuple[str, ...] = ()
    cloudformation: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Verdict:
    """What became of a name: `found` says as what and where; if it is "", `rule`, `message` and `fix` are the finding."""

    found: str = ""
    rule: str = ""
    message: str = ""
    fix: str = ""


def vocabularies(rows: list[Row]) -> list[Vocabulary]:
    """The vocabularies of the services of `rows`, botocore's first."""
    names = dict.fromkeys(name for row in rows for name in row.botocore)
    spaces = dict.fromkeys(name for row in rows for name in row.cloudformation)
    states = [of_state_machines()] if "StepFunctions" in spaces else []
    return [*map(of_service, names), *map(of_namespace, spaces), *states]


@cache
def _anywhere(name: str) -> tuple[str, ...]:
    """Services of botocore that have `name` as an operation, error, parameter or value: only asked about a name that is not found."""
    return tuple(s for s in models.writing(name) if of_service(s).kind_of(name))


class Page:
    """The context of one page: the rows of its own service and of those that it links."""

    def __init__(self, own: list[Row], linked: list[Row]) -> None:
        self.own, self.linked = own, [row for row in linked if row not in own]

    @property
    def where(self) -> str:
        """The services that a name is looked for in, for messages."""
        names = [row.id for row in self.own + self.linked]
        return ", ".join(names[:8]) + (" and others that the page links" if len(names) > 8 else "") or "no service"

    def check(self, name: Name) -> Verdict:
        """The verdict on `name` by its rule (see forms.py)."""
        return getattr(self, f"_{name.rule}")(name.text)

    def knows(self, name: Name) -> str:
        """As what and where `name` is known; "" if it is not. Faster than `check`, which says where else it would be."""
        if name.rule == "name":
            return self._known(name.text) or self._pieces(name.text)
        return self.check(name).found

    def _known(self, text: str) -> str:
        """As what and where the machine knows `text`; "" if it does not."""
        common = [of_templates(), of_policies(), of_sdk(), of_deployments()]
        for words in [*vocabularies(self.own), *common, *vocabularies(self.linked)]:
            if kind := words.kind_of(text):
                return f"{kind} of {words.where}"
        for words in [*vocabularies(self.own), *vocabularies(self.linked)]:
            if words.mentions(text):
                return f"named in the documentation of {words.where}"
        if INSTANCE.match(text) or FAMILY.match(text):
            values = of_service("ec2").kinds["value"]
            if text in values or any(v.startswith(f"{text}.") for v in values):
                return "instance type of ec2"
        if (match := ZONE.match(text)) and match[1] in models.regions():
            return "Region"
        return "Availability Zone" if ZONE_ID.match(text) else ""

    def _pieces(self, text: str) -> str:
        if text.endswith(("*", ".", ":")):
            stem = text.rstrip("*.:")
            for words in vocabularies(self.own + self.linked):
                if any(n.startswith(stem) for names in words.kinds.values() for n in names) or stem in words.text:
                    return f"beginning of names of {words.where}"
        pieces = [piece for piece in re.split(r"[.:]", text) if piece and not piece.isdigit()]
        # `Code.ImageUri` is a path of parameters; `States.ALL`, an error of the Amazon States Language, is a name of its own.
        fields = ("parameter", "property", "attribute")
        path = len(pieces) > 1 and pieces[0] not in ("States", "Lambda")
        return "path of known names" if path and all(self._known(p).startswith(fields) for p in pieces) else ""

    def _name(self, text: str) -> Verdict:
        if found := self._known(text) or self._pieces(text):
            return Verdict(found)
        if near := next((near for words in vocabularies(self.own) if (near := words.near(text))), ""):
            return Verdict(rule="K001", message=f"{text!r} is unknown, {near!r} is a name of {self.own[0].id}", fix=EXEMPT)
        if where := _anywhere(text):
            message = f"{text!r} is no name of {self.where}, but of {', '.join(where[:4])}"
            return Verdict(rule="K002", message=message, fix="link the page of that service, or write the name that this one has")
        return Verdict(rule="K001", message=f"no machine knows {text!r}; looked in {self.where}", fix=EXEMPT)

    def _command(self, text: str) -> Verdict:
        wrong = commands.wrong(text)
        return Verdict(rule="K003", message=wrong, fix=f"see aws help; {EXEMPT}") if wrong else Verdict("command of the AWS CLI")

    def _option(self, text: str) -> Verdict:
        if text in commands.global_options():
            return Verdict("option of every command of the AWS CLI")
        names = [name for row in self.own + self.linked for name in row.botocore]
        if where := next((n for n in dict.fromkeys(names) if text in of_service(n).kinds.get("option", ())), ""):
            return Verdict(f"parameter of {where}")
        # What the CLI has of its own: the commands above the API (s3, deploy), and options such as --page-size.
        for name in dict.fromkeys([*("s3", "s3api", "configure", "deploy"), *names]):
            if text in commands.options_of(name):
                return Verdict(f"option of aws {name}")
        return Verdict(rule="K003", message=f"no command of {self.where} in the AWS CLI has {text!r}", fix=EXEMPT)

    def _action(self, text: str) -> Verdict:
        prefix, _, name = text.partition(":")
        actions, keys, open_keys = policy_names()
        known = models.iam_actions().get(prefix)
        if known is not None and not name:
            return Verdict("prefix of IAM actions")
        if text in actions or text in keys:
            return Verdict("IAM action or condition key")
        stem = name.removesuffix("*").lower()
        if known is not None and (stem in known["Actions"] or (name.endswith("*") and any(a.startswith(stem) for a in known["Actions"]))):
            spelled = next((a.partition(":")[2] for a in actions if a.lower() == text.lower()), name)
            operations = models.service(prefix)["operations"] if prefix in models.services() else ()
            near = next((o for o in operations if o.lower() == stem), spelled)
            if name in (near, spelled) or name.endswith("*"):
                return Verdict("IAM action")
            return Verdict(rule="K004", message=f"the IAM action {text!r} is written {prefix}:{near}", fix="AWS's spelling")
        if open_keys.fullmatch(text):
            return Verdict("IAM condition key")
        if text.endswith(":") and any(key.startswith(text) for key in keys):
            return Verdict("beginning of IAM condition keys")
        for words in [*vocabularies(self.own + self.linked), of_service("sts"), of_service("iam")]:
            if words.kind_of(text) or words.mentions(text) or (text.endswith((":", "*")) and text.rstrip("*") in words.text):
                return Verdict(f"named by {words.where}")
        return Verdict(rule="K004", message=f"no machine knows the IAM action or condition key {text!r}", fix=EXEMPT)

    def _function(self, text: str) -> Verdict:
        if text in of_templates().kinds["function"] or text.removeprefix("Fn::") in ("Ref", "Condition"):
            return Verdict("intrinsic function")
        return Verdict(rule="K005", message=f"CloudFormation has no function {text!r}", fix="cfn-lint has the list of them")

    def _type(self, text: str) -> Verdict:
        name, _, attribute = text.partition(".")
        if text in models.types() or of_templates().kind_of(text):
            return Verdict("CloudFormation type or pseudo parameter")
        if attribute and name in models.types() and of_namespace(name.split("::")[1]).kind_of(attribute):
            return Verdict("CloudFormation attribute")
        if text.endswith("::") or any(t.startswith(f"{text}::") for t in models.types()):
            return Verdict("CloudFormation namespace")
        return Verdict(rule="K005", message=f"CloudFormation has no type {text!r}", fix=EXEMPT)


EXEMPT = "correct it; if no model can hold it, data/exempt-names.yml with the reason"
