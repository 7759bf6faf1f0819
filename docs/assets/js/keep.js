// "Keep this site on my device", on the home page; on every page, word of a newer version than the one that is kept.
const { base } = JSON.parse(document.getElementById("__config").textContent);
const root = new URL(`${base}/`, location);
const store = location.protocol === "file:" ? undefined : navigator.serviceWorker; // not there over plain HTTP
const panel = document.querySelector(".keep");

function say(text, label, action) {
  panel.replaceChildren(Object.assign(document.createElement("span"), { textContent: `${text} ` }));
  panel.firstChild.setAttribute("role", "status");
  if (!label) return;
  panel.append(Object.assign(document.createElement("button"), { type: "button", textContent: label, onclick: action }));
}

function offerToKeep() {
  say("Or, to read it here without a network:", "Keep this site on my device", keep);
}

async function keep() {
  say("Fetching …");
  const progress = ({ data: { kept, of } }) => kept && say(`Fetching ${kept} of ${of} files …`);
  store.addEventListener("message", progress);
  try {
    const kept = await store.register(new URL("service-worker.js", root), { scope: root.href, updateViaCache: "none" });
    const worker = kept.installing ?? kept.waiting ?? kept.active;
    await new Promise((done, failed) => {
      const look = () => (worker.state === "activated" && done()) || (worker.state === "redundant" && failed());
      worker.addEventListener("statechange", look);
      look();
    });
    offerToForget();
  } catch {
    say("This device could not keep it: no space, no network, or the site is just being updated.", "Try again", keep);
  }
  store.removeEventListener("message", progress);
}

function offerToForget() {
  say("This site is on your device and opens without a network.", "Remove it", forget);
}

async function forget() {
  const kept = await store.getRegistration(root.href);
  await kept?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`kept ${root.href} `)) await caches.delete(name);
  offerToKeep();
}

// A newer version waits beside the one in use; all open pages change to it at once, when the reader says so.
function announce(worker) {
  if (document.querySelector(".newer")) return;
  const bar = Object.assign(document.createElement("p"), { className: "newer", textContent: "A newer version of this site is there. " });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Show it" });
  button.addEventListener("click", () => worker.postMessage("take over"));
  bar.setAttribute("role", "status");
  bar.append(button);
  document.querySelector("main").prepend(bar);
}

async function watch() {
  const kept = await store.getRegistration(root.href);
  if (panel) {
    panel.hidden = false;
    if (kept?.active) offerToForget();
    else offerToKeep();
  }
  if (!kept?.active) return;
  if (kept.waiting) announce(kept.waiting);
  kept.addEventListener("updatefound", () => {
    const worker = kept.installing;
    worker.addEventListener("statechange", () => worker.state === "installed" && announce(worker));
  });
  let current = store.controller;
  store.addEventListener("controllerchange", () => {
    if (current) location.reload();
    current = store.controller;
  });
}

if (store) watch().catch(() => {}); // a browser that forbids it, as in some private windows: nothing is offered
