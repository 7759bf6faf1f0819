// Runs in the head, before anything shows: what Material's templates have as scripts inside the page, which our policy forbids.
(() => {
  const root = new URL("../../", document.currentScript.src);
  window.__md_scope = root;
  window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
  window.__md_get = (key, store = localStorage, scope = root) => {
    try {
      return JSON.parse(store.getItem(`${scope.pathname}.${key}`));
    } catch {
      return null; // storage is forbidden, or holds no JSON
    }
  };
  window.__md_set = (key, value, store = localStorage, scope = root) => {
    try {
      store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // Storage is forbidden: the choice lasts as long as the page.
    }
  };
  document.documentElement.classList.replace("no-js", "js");

  // The stored scheme, or the system's, on the body as soon as there is one: no flash of the other.
  const { media, scheme } = window.__md_get("__palette")?.color ?? {};
  const follows = !scheme || media === "(prefers-color-scheme)";
  const dark = follows ? matchMedia("(prefers-color-scheme: dark)").matches : scheme === "slate";
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    observer.disconnect();
  }).observe(document.documentElement, { childList: true });
})();
