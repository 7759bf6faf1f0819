// The search worker: answers Material's search box at once, and loads engine and index when the first word is typed.
// Messages (Material's): 0 setup, 1 ready, 2 query, 3 result.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const NOTHING = { type: RESULT, data: { items: [], suggest: [] } };
const root = new URL("../../", self.location);
const answer = self.postMessage.bind(self);
let waiting; // the newest query that the engine has not had yet
let engine; // "loading", then "ready"

const tell = (type, data) => self.dispatchEvent(new MessageEvent("message", { data: { type, data } }));

async function load() {
  engine = "loading";
  const index = await (await fetch(new URL("search/search_index.json", root))).json();
  // The engine says that it is ready as it would to Material; that is for us.
  self.postMessage = (message) => {
    if (message.type !== READY) return answer(message);
    engine = "ready";
    self.postMessage = answer;
    tell(QUERY, waiting);
  };
  importScripts(new URL("ENGINE-ADDRESS", root)); // the build puts it in
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
