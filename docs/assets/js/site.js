// Small comforts; every page reads without them.
document.addEventListener("keydown", (event) => {
  // Escape leaves the search box of the home page as it leaves Material's.
  if (event.key === "Escape") document.activeElement?.blur?.();
});

// The index is on its way from the moment the search box is entered, before the first letter.
document.addEventListener("focusin", (event) => {
  const { index } = event.target.form?.dataset ?? {};
  if (!index || location.protocol === "file:" || document.querySelector("link[rel=prefetch]")) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: index }));
});

// Whoever comes from a search (?h=words) sees the words marked.
document$.subscribe(() => {
  const words = (new URL(location).searchParams.get("h") ?? "").split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  const article = document.querySelector("article");
  if (!words.length || !article) return;
  // A longer word may be a stem: all that begins so is marked.
  const some = words.map((word) => (word.length > 3 ? `${word}[\\p{L}\\p{N}]*` : `${word}(?![\\p{L}\\p{N}])`));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${some.join("|")})`, "giu");
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
document$.subscribe(() => requestAnimationFrame(reach));
document.fonts.ready.then(reach); // the faces decide how wide a table is
addEventListener("resize", reach);

// The buttons on a block of code are no landmark. Material adds them in its own time, so this waits for them.
new MutationObserver(() => {
  for (const nav of document.querySelectorAll(".md-code__nav:not([role])")) nav.setAttribute("role", "none");
}).observe(document.body, { childList: true, subtree: true });
