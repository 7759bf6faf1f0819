"""MkDocs' edge: hands pages to the modules of this wing and back. All that knows MkDocs stands here."""

from __future__ import annotations

import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.plugins import event_priority  # noqa: E402
from mkdocs.structure.files import File  # noqa: E402
from mkdocs.utils import get_relative_url  # noqa: E402
from watchdog.observers.polling import PollingObserver  # noqa: E402

from scripts.content import dates, drawings  # noqa: E402
from scripts.content.data import STATUS_WORDS  # noqa: E402
from scripts.content.load import load  # noqa: E402
from scripts.content.values import fill  # noqa: E402
from scripts.site import assets, drafts, dress, figures, head, listings, machines, polish, preview, report, search_index, tooltips  # noqa: E402
from scripts.site.state import State, numbers_for, ours_of  # noqa: E402

LOG = logging.getLogger("mkdocs.hooks.site")
# Scripts that a page loads only if it holds what they serve.
ON_DEMAND = {"filter": 'class="filter"', "checklist": 'class="checklist"', "diagram": 'class="diagram'}
# What the theme itself reads of a page's front matter; head.describe() says the rest.
THEME_KEYS = ("hide", "template")
HEADERS = "hosting/_headers"
SCRIPT = drawings.SCRIPT.removeprefix("docs/")


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a live preview, and whether it builds what was edited alone."""
    State.serving = command == "serve"
    State.quick = State.serving and dirty


def on_serve(server, config, builder):
    """Look for edits ten times a second instead of twice."""
    watched = (config.docs_dir, config.config_file_path)
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=0.1)
    for path in watched:
        server.watch(path)
    return server


def on_config(config):
    """Read everything that people wrote; stop at the first file that does not fit its schema."""
    root = Path(config.config_file_path).parent
    if State.quick:
        State.preview = State.preview or preview.Preview(root)
        State.content = State.preview.load()
    if not State.preview or State.preview.everything:
        with ThreadPoolExecutor() as beside:  # git takes its time
            days, version = beside.submit(dates.last_changed, root), beside.submit(dates.commit, root)
            State.content = State.content if State.preview else load(root)
            State.recipe = drawings.recipe(root)
        State.days, State.version, State.markdown = days.result(), version.result(), {}
        with numbers_for("data/glossary.yml"):
            State.terms = tooltips.explanations(State.content.glossary, State.content.quotas)
    State.undrawn = 0
    # Material shows these words beside a page of that status in the navigation.
    config.extra["status"] = {status: words.capitalize() for status, words in STATUS_WORDS.items()}
    for finding in State.content.findings:
        LOG.warning(str(finding))
    config.watch += [str(root / "data"), str(root / "notes")]
    if State.serving and drafts.folder(root).is_dir():
        config.watch.append(str(drafts.folder(root)))
    return config


def on_files(files, config):
    """Add the accents of the categories, and in a live preview the drafts of `make draft`."""
    if State.preview and State.preview.everything:
        for file in files:
            file.is_modified = lambda: True
    accents = listings.accents(State.content)
    files.append(File.generated(config, "assets/css/categories.css", content=accents))
    for draft in drafts.files(config, Path(config.config_file_path).parent) if State.serving else ():
        files.append(draft)
    return files


def on_nav(nav, config, files):
    """Put the drafts under a tab of their own in a live preview; keep the order of pages for the catalogue."""
    State.order = [page.file.src_uri.removesuffix(".md") for page in nav.pages]
    drafts.add_tab(nav, files)
    return nav


def on_page_read_source(page, config):
    """The page without its front matter, which the loader has parsed already; on_page_markdown() says what is in it."""
    ours = ours_of(page)
    return ours.body if ours else None


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    """Fill in numbers and generated parts, and tell the theme what the page is."""
    ours = ours_of(page)
    if not ours:
        return markdown
    page.meta |= {key: value for key in THEME_KEYS if (value := getattr(ours.meta, key))}
    page.meta["search"] = {"exclude": True}  # from Material's index, which takes longer than ours and has no use here
    with numbers_for(page.file.src_uri):
        if ours.kind in ("home", "study"):
            page.meta["description"] = head.lead(markdown)
            text = fill(listings.expand(markdown, State.content), State.content.quotas)
        else:
            head.describe(page, ours, State.content, State.days)
            text = dress.dress(ours, State.content)
    State.markdown[page.file.src_uri] = polish.markdown(text)
    return text


def on_page_content(html, page, config, files):
    """Explain terms, show the stored diagrams."""
    ours = ours_of(page)
    if ours and ours.kind not in ("home", "study"):
        html = tooltips.explain(html, State.terms)
    markdown = get_relative_url(page.file.src_uri, page.url)
    html, missing = figures.swap(html, Path(config.config_file_path).parent / drawings.FOLDER, State.recipe, markdown)
    State.undrawn += len(missing)
    for source in missing:
        level = logging.INFO if State.serving else logging.WARNING
        LOG.log(level, f"{page.file.src_uri}: diagram {source.splitlines()[0]!r}… is not drawn yet; run: make diagrams")
    html = polish.html(html)
    page.meta["scripts"] = [name for name, mark in ON_DEMAND.items() if mark in html]
    if page.is_homepage or not config.repo_url:
        return html
    page.meta["report"] = report.address(config.repo_url, State.version, page.url)
    if page.file.src_uri == "study/tags.md":  # the plugin puts its headings in later
        return html
    return report.flag_sections(html, config.repo_url, State.version, page.url)


def on_page_context(context, page, config, nav):
    """Give the home page its catalogue, and every page its words for machines."""
    ours = ours_of(page)
    if ours:
        context["thing"] = machines.thing(
            ours,
            page.meta.get("description") or config.site_description,
            page.canonical_url,
            page.meta.get("minutes") or dress.minutes(ours),
            State.days.get(f"docs/{page.file.src_uri}", ""),
            config.site_name,
            config.site_url,
        )
    if page.is_homepage:
        address = {each.file.src_uri: each.url for each in nav.pages}
        context["catalogue"] = [
            (ident, name, [(entry, address[entry.url]) for entry in entries])
            for ident, name, entries in listings.catalogue(State.content, State.order)
        ]
    return context


def on_env(env, config, files):
    """Publish the files beside the pages. Mermaid's script is not among them if each diagram is drawn: it is only for editing."""
    if not State.undrawn and not State.serving:
        file = files.get_file_from_path(SCRIPT)
        if file:
            files.remove(file)
    if State.preview and not State.preview.everything:
        env.globals["assets"] = State.assets  # as published with the first build
        return env
    pages = [file.page for file in files.documentation_pages() if file.page]
    found = [(page.file.src_uri.removesuffix(".md"), page.url, page.content) for page in pages]
    index = search_index.build(State.content, [page for page in found if page[0] in State.content.pages])
    try:
        env.globals["assets"] = State.assets = assets.publish(files, config, [page.content for page in pages], index)
    except ValueError as gone:
        raise PluginError(str(gone)) from None
    return env


def on_post_page(output, page, config):
    """Names for the navigation's levels, and the accent of the page's category."""
    output = polish.frame(output)
    category = page.meta.get("category")
    if category:
        output = output.replace("<body ", f'<body data-category="{category.id}" ', 1)
    return output


def on_post_build(config):
    """Write what is no page: the Markdown of each page at its own address, the list of them, robots.txt, the headers for the host."""
    site = Path(config.site_dir)
    (site / "search" / "search_index.json").unlink(missing_ok=True)  # Material's, empty
    texts = State.markdown | {
        "llms.txt": machines.llms(State.content, State.order, config.site_name, config.site_description, config.site_url),
        "robots.txt": machines.robots(config.site_url),
        "_headers": (Path(config.config_file_path).parent / HEADERS).read_text(encoding="utf-8"),
    }
    machines.write(site, texts)
