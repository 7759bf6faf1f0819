// The search worker: answers Material's search box at once, and loads engine and index when the first word is typed.
// Messages (Material's): 1 ready, 2 query, 3 result.
const [READY, QUERY, RESULT] = [1, 2, 3];
// From file:// this runs in a frame instead (scripts/export/offline.py), where the script knows its own address.
const local = typeof document !== "undefined";
const root = new URL("../../", local ? document.currentScript.src : self.location);
const answer = self.postMessage.bind(self);
let waiting = ""; // the newest query
let starting; // a promise of the engine

async function load() {
  const [engine, index] = ["ENGINE-ADDRESS", "INDEX-ADDRESS"].map((name) => new URL(name, root).toString()); // the build puts them in
  const data = local ? null : fetch(index).then((reply) => reply.json());
  await importScripts(engine);
  if (local) await importScripts(index.replace(/json$/, "js")); // no script may fetch a file there
  const loaded = new self.Engine(local ? self.__index : await data);
  setTimeout(readOn, 0, loaded);
  return loaded;
}

// The pages' text is read piece by piece, so that the first letters are answered meanwhile; then the newest query is, once more.
function readOn(engine) {
  if (engine.read()) setTimeout(readOn, 0, engine);
  else if (waiting.trim()) answer({ type: RESULT, data: engine.answer(waiting) });
}

self.addEventListener("message", async ({ data: { type, data } }) => {
  if (type !== QUERY) return;
  waiting = data;
  if (!data.trim()) return answer({ type: RESULT, data: { items: [], suggest: [] } });
  const engine = await (starting ??= load());
  if (waiting === data) answer({ type: RESULT, data: engine.answer(data) });
});
answer({ type: READY });
