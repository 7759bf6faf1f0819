// Small comforts; every page reads without them.
document.addEventListener("keydown", (event) => {
  // Escape leaves the search box of the home page as it leaves Material's.
  if (event.key === "Escape") document.activeElement?.blur?.();
});

// The index is on its way from the moment the search box is entered, before the first letter.
document.addEventListener("focusin", (event) => {
  if (location.protocol === "file:" || !event.target.matches?.(".md-search__input") || document.querySelector("link[rel=prefetch]")) return;
  const { base } = JSON.parse(document.getElementById("__config").textContent);
  const link = Object.assign(document.createElement("link"), { rel: "prefetch", href: `${base}/search/search_index.json` });
  document.head.append(link);
});

// Whoever comes from a search (?h=words) sees the words marked.
document$.subscribe(() => {
  const words = (new URL(location).searchParams.get("h") ?? "").split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  const article = document.querySelector("article");
  if (!words.length || !article) return;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})`, "giu");
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("svg, script")) texts.push(walker.currentNode);
  for (const text of texts) {
    let rest = text;
    for (const match of [...text.data.matchAll(pattern)].reverse()) {
      rest.splitText(match.index + match[0].length);
      const mark = document.createElement("mark");
      mark.dataset.mdHighlight = "";
      mark.append(rest.splitText(match.index));
      rest.after(mark);
    }
  }
});

// What scrolls sideways can be reached, and scrolled, by keyboard.
const reach = () => {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap, .highlight pre > code")) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
};
document$.subscribe(() => requestAnimationFrame(() => {
  reach();
  // The buttons on a block of code are no landmark.
  for (const nav of document.querySelectorAll(".md-code__nav")) nav.setAttribute("role", "none");
}));
addEventListener("resize", reach);
