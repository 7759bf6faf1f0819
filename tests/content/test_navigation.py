"""The order of the pages, as mkdocs.yml states it."""

from __future__ import annotations

import pytest

from scripts.content.finding import UsageError
from scripts.content.nav import navigation


def test_order_is_that_of_the_configuration(project):
    names = navigation(project.make_buildable().root)
    assert names[:3] == ["index", "services/storage/bucket", "services/integration/queue/index"]
    assert names[-1] == "study/notes"
    assert len(names) == len(set(names)) == 15


def test_tags_of_the_configuration_are_not_run(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(
        "site_url: !ENV [SITE_URL, x]\nmarkdown_extensions:\n  - e: {f: !!python/name:os.system }\nx: !!python/object/apply:os.abort []\n"
        "nav:\n  - a.md\n  - B: {C: b/c.md}\n"
    )
    assert navigation(tmp_path) == ["a", "b/c"]


@pytest.mark.parametrize(("text", "says"), [("site_name: x\n", "has no nav"), ("nav: [\n", "cannot read"), ("", "has no nav")])
def test_configuration_without_navigation_is_an_error(tmp_path, text, says):
    (tmp_path / "mkdocs.yml").write_text(text)
    with pytest.raises(UsageError, match=says):
        navigation(tmp_path)


def test_missing_configuration_is_an_error(tmp_path):
    with pytest.raises(UsageError, match="cannot read"):
        navigation(tmp_path)
