// The search worker: answers Material's search box at once, and loads engine and index when the first word is typed.
// Messages (Material's): 0 setup, 1 ready, 2 query, 3 result.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const NOTHING = { type: RESULT, data: { items: [], suggest: [] } };
// From file:// this runs in a frame instead (scripts/export/offline.py), where the script knows its own address.
const local = typeof document !== "undefined";
const root = new URL("../../", local ? document.currentScript.src : self.location);
const answer = self.postMessage.bind(self);
let waiting; // the newest query that the engine has not had yet
let engine; // "loading", then "ready"

const tell = (type, data) => self.dispatchEvent(new MessageEvent("message", { data: { type, data } }));

async function load() {
  engine = "loading";
  const address = (name) => new URL(name, root).toString();
  if (local) await importScripts(address("search/search_index.js")); // no script may fetch a file there
  const index = local ? self.__index : await (await fetch(address("search/search_index.json"))).json();
  // The engine says that it is ready as it would to Material; that is for us.
  self.postMessage = (message) => {
    if (message.type !== READY) return answer(message);
    engine = "ready";
    self.postMessage = answer;
    tell(QUERY, waiting);
  };
  await importScripts(address("ENGINE-ADDRESS")); // the build puts it in
  tell(SETUP, { ...index, options: { suggest: true } });
}

self.addEventListener("message", (event) => {
  if (event.data.type !== QUERY || engine === "ready") return;
  event.stopImmediatePropagation();
  waiting = event.data.data;
  if (!waiting.trim()) answer(NOTHING);
  else if (!engine) load();
});
answer({ type: READY });
