// The list of results: where a result stands and its sentence below its heading, and links that keep to one service.
const list = document.querySelector(".md-search-result__list");
const meta = document.querySelector(".md-search-result__meta");
const input = document.querySelector(".md-search__input");
const filters = Object.assign(document.createElement("p"), { className: "search-filter" });
const IN = /\s*\bin:[\w-]+/gi;
const SHOWN = 6;
let reached = ""; // the result that has the focus

// The services that stand in the results, most frequent first: [slug, name].
function services() {
  const count = new Map();
  const names = new Map();
  for (const { dataset } of list.querySelectorAll(".search-text")) {
    if (!dataset.in) continue;
    count.set(dataset.in, (count.get(dataset.in) ?? 0) + 1);
    if (!names.get(dataset.in)) names.set(dataset.in, dataset.name);
  }
  return [...count].sort((a, b) => b[1] - a[1]).slice(0, SHOWN).map(([slug]) => [slug, names.get(slug)]);
}

function link(query, text) {
  const to = Object.assign(document.createElement("a"), { href: `?q=${encodeURIComponent(query)}`, tabIndex: -1 });
  // Enter in the box opens the link of the highest score.
  to.append(Object.assign(document.createElement("span"), { textContent: text }));
  to.firstElementChild.dataset.mdScore = -1;
  to.dataset.query = query;
  return to;
}

function offer() {
  const typed = input.value.trim();
  const only = typed.match(IN);
  const plain = typed.replace(IN, "");
  const found = services();
  filters.replaceChildren();
  if (only) filters.append("Only ", only.map((one) => one.trim().slice(3)).join(", "), " ", link(plain, "Show all"));
  else if (found.length > 1) filters.append("Only in ", ...found.flatMap(([slug, name]) => [link(`${plain} in:${slug}`, name), " "]));
}

// The list is drawn anew when all text is read; who has reached a result by keyboard meanwhile stays on it, or comes to the first.
function hold() {
  if (!reached || document.activeElement !== document.body || !document.getElementById("__search").checked) return;
  const links = [...list.querySelectorAll("a.md-search-result__link")];
  (links.find((link) => link.href === reached) ?? links[0])?.focus();
}

function arrange() {
  for (const part of list.querySelectorAll("h1 > .search-path, h1 > .search-text")) {
    const heading = part.parentElement;
    const article = heading.parentElement;
    article.append(Object.assign(document.createElement("p"), { className: part.className }));
    Object.assign(article.lastChild.dataset, part.dataset);
    article.lastChild.append(...part.childNodes);
    part.remove();
  }
  hold();
  if (list.querySelector(".search-none")) meta.textContent = "Nothing found. Perhaps:";
  offer();
}

if (list) {
  list.after(filters); // the arrow keys reach the results first; the stylesheet shows it above them
  new MutationObserver(arrange).observe(list, { childList: true });
  document.addEventListener("focusin", ({ target }) => {
    reached = list.contains(target) ? target.href : "";
  });
  document.addEventListener("click", (event) => {
    const to = event.target.closest?.(".search-filter a");
    if (!to) return;
    event.preventDefault();
    event.stopPropagation(); // Material would shut the box
    input.value = to.dataset.query;
    input.focus();
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }, true);
}
