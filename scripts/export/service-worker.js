// Keeps one whole version of the site on the reader's device, and serves that version alone until the reader takes the next.
const FILES = {}; // path from the site's root -> SHA-256 of its bytes; the build puts them in (scripts/export/keep.py)
const VERSION = "";
const PREFIX = `kept ${registration.scope} `;
const NAME = PREFIX + VERSION;
const LIST = "kept-files.json"; // what a version consists of, kept beside it
const AT_ONCE = 6;

const at = (name) => new URL(name, registration.scope);

async function digest(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function tell(message) {
  for (const page of await clients.matchAll({ includeUncontrolled: true, type: "window" })) page.postMessage(message);
}

// The bytes of a file of this version: from the version kept before if it is the same there, else from the host. A host that is in
// the middle of an update sends another version's bytes: then nothing is kept, and the browser tries again another day.
async function fetched(name, before) {
  const old = before?.files[name] === FILES[name] && (await before.cache.match(at(name)));
  const reply = old || (await fetch(at(name), { cache: "no-cache" }));
  if (!reply.ok) throw new Error(`${name}: ${reply.status}`);
  const bytes = await reply.arrayBuffer();
  if ((await digest(bytes)) !== FILES[name]) throw new Error(`${name} is of another version`);
  const headers = new Headers(reply.headers);
  headers.delete("content-encoding"); // the bytes are unpacked
  headers.delete("content-length");
  return new Response(bytes, { headers });
}

async function keptBefore() {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX) || name === NAME) continue;
    const cache = await caches.open(name);
    const list = await cache.match(at(LIST));
    if (list) return { cache, files: await list.json() };
  }
}

async function keep() {
  const [cache, before] = [await caches.open(NAME), await keptBefore()];
  const names = Object.keys(FILES);
  const count = names.length;
  const some = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      await cache.put(at(name), await fetched(name, before));
      await tell({ kept: count - names.length, of: count });
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, some));
    await cache.put(at(LIST), Response.json(FILES));
  } catch (error) {
    names.length = 0;
    await caches.delete(NAME);
    throw error;
  }
}

async function leaveOthers() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  await clients.claim();
}

// The name under which FILES has what `url` asks for.
function named(url) {
  return decodeURI(url.pathname.slice(new URL(registration.scope).pathname.length)).replace(/(^|\/)index\.html$/, "$1");
}

async function kept(name, status = 200) {
  const reply = await (await caches.open(NAME)).match(at(name));
  return reply && (status === 200 ? reply : new Response(reply.body, { status, headers: reply.headers }));
}

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(leaveOthers()));
addEventListener("message", ({ data }) => data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const name = named(url);
  if (Object.hasOwn(FILES, name)) event.respondWith(kept(name).then((reply) => reply ?? fetch(request)));
  else if (Object.hasOwn(FILES, `${name}/`)) event.respondWith(Response.redirect(at(`${name}/`) + url.search, 301));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => kept("404.html", 404)));
});
