"""Where things stand in the project. Every function takes the root, so that tests can use a small project of their own."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVICES = "services"
KINDS = ("service", "part", "concept", "compare", "study", "home")

# Pages of docs/services/ about what no single service owns; they have fewer required sections.
CONCEPTS = frozenset(
    {
        "foundations/global-infrastructure",
        "foundations/cli-and-sdks",
        "foundations/serverless",
        "foundations/resilience-patterns",
        "containers/docker",
        "containers/image-lifecycle",
        "networking/dns",
        "databases/caching-patterns",
        "observability/structured-logging",
        "delivery/ci-cd-pipeline",
        "delivery/testing",
        "ai/ai-security",
    }
)


def kind_of(name: str) -> str:
    """Kind of the page `name` (its path under docs/ without .md): it follows from the path."""
    parts = name.split("/")
    if parts[0] != SERVICES:
        return "compare" if parts[0] == "compare" and parts[1:] != ["index"] else "home" if name == "index" else "study"
    inner = "/".join(parts[1:])
    if inner in CONCEPTS:
        return "concept"
    if len(parts) == 4 and parts[-1] != "index":
        return "part"
    return "service"


def slug_of(name: str) -> str:
    """The service slug of a page under services/: its own name, or its folder's when it has one of its own."""
    parts = name.split("/")
    return parts[2].removesuffix(".md") if len(parts) > 2 else parts[-1]


def notes_file(root: Path = ROOT) -> Path:
    """The one raw notes file in notes/; FileNotFoundError if there is none or more than one."""
    found = sorted((root / "notes").glob("*.txt"))
    if len(found) != 1:
        raise FileNotFoundError(f"notes/ must hold exactly one .txt file, it holds {len(found)}")
    return found[0]
