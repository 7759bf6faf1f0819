"""What is published beside the pages; a theme whose files changed their names stops the build with one line."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from scripts.content.load import Content
from scripts.content.paths import ROOT
from scripts.site import hooks
from scripts.site.assets import hashed


def test_name_follows_the_content():
    assert hashed("assets/js/site.js", b"one") != hashed("assets/js/site.js", b"two")
    assert hashed("assets/js/site.js", b"one") == "assets/js/site.7692c3ad.js"


def test_theme_without_its_files_is_named():
    hooks.State.serving = False
    hooks.State.content = Content(ROOT)
    env, config = SimpleNamespace(globals={}), SimpleNamespace(theme={})
    with pytest.raises(PluginError, match="there is no file .*; if the theme renamed it, scripts/site/assets.py must follow"):
        hooks.on_env(env, config, Files([]))
