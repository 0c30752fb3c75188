import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import vm from "node:vm";

const SOURCE = readFileSync(new URL("../static/site/sw.js", import.meta.url), "utf8");
const HOUSE = { version: "v1", files: ["/static/a.js"], pages: ["/today/", "/room/"], open: ["/promises/", "/offline/"] };

/** @type {Map<string, Map<string, Response>>} */
let stores;
/** @type {Record<string, (event: any) => void>} */
let heard;
/** @type {any} */
let worker;
/** @type {string[]} */
let fetched;
/** @type {(path: string) => Response} */
let network;

/** @param {string} name */
function cache(name) {
  const kept = stores.get(name) ?? new Map();
  stores.set(name, kept);
  return {
    match: async (/** @type {string} */ path) => kept.get(path)?.clone(),
    put: async (/** @type {string} */ path, /** @type {Response} */ answer) => void kept.set(path, answer),
    delete: async (/** @type {string} */ path) => kept.delete(path),
    addAll: async (/** @type {string[]} */ paths) => paths.forEach((path) => kept.set(path, network(path))),
  };
}

async function get(/** @type {any} */ given) {
  const path = typeof given === "string" ? given : new URL(given.url).pathname;
  fetched.push(path);
  return network(path);
}

/** @param {string} type @param {any} [more] */
async function happen(type, more = {}) {
  /** @type {Promise<any>[]} */
  const waits = [];
  let answer = /** @type {any} */ (undefined);
  heard[type]({ ...more, waitUntil: (/** @type {any} */ work) => waits.push(work), respondWith: (/** @type {any} */ given) => (answer = given) });
  await Promise.all(waits);
  return answer;
}

const ask = (/** @type {string} */ path, more = {}) =>
  happen("fetch", { request: { url: `https://house.test${path}`, method: "GET", mode: "navigate", ...more } });

beforeEach(() => {
  stores = new Map();
  heard = {};
  fetched = [];
  network = (path) => new Response(`network ${path}`);
  worker = {
    HOUSE, location: { origin: "https://house.test" }, clients: { claim: async () => {} }, skipped: false,
    addEventListener: (/** @type {string} */ type, /** @type {any} */ fn) => (heard[type] = fn),
    skipWaiting: () => (worker.skipped = true),
  };
  const caches = {
    open: async (/** @type {string} */ name) => cache(name), keys: async () => [...stores.keys()],
    delete: async (/** @type {string} */ name) => stores.delete(name),
  };
  vm.runInNewContext(SOURCE, { self: worker, caches, fetch: get, URL, Response, Promise });
});

const offline = () => {
  network = () => {
    throw new TypeError("offline");
  };
};

test("after one visit sealed pages and files open without a network", async () => {
  await happen("install");
  offline();
  assert.equal(await (await ask("/today/")).text(), "network /today/");
  assert.equal(await (await ask("/static/a.js", { mode: "no-cors" })).text(), "network /static/a.js");
});

test("kept pages come first, so that a page opens at once", async () => {
  await happen("install");
  fetched = [];
  await ask("/room/");
  assert.deepEqual(fetched, []);
});

test("without a network a readable page says so, and the few open ones are still there", async () => {
  await happen("install");
  offline();
  assert.equal(await (await ask("/promises/")).text(), "network /promises/");
  assert.equal(await (await ask("/people/x/")).text(), "network /offline/");
  assert.equal(await ask("/people/x/", { mode: "cors" }), undefined, "a script hears of the lost network itself");
});

test("ciphertext, accounts and the host's desk are never kept", async () => {
  await happen("install");
  assert.equal(await ask("/vault/state/", { mode: "cors" }), undefined);
  await ask("/account/");
  await ask("/desk/");
  const kept = [...stores.values()].flatMap((store) => [...store.keys()]);
  assert.equal(kept.some((path) => /vault|account|desk/.test(path)), false);
});

test("a page that leads to the sign-in is not kept", async () => {
  network = (path) => (path === "/room/" ? Object.defineProperty(new Response("sign in"), "redirected", { value: true }) : new Response("ok"));
  await happen("install");
  assert.equal(stores.get("pages-v1")?.has("/room/"), false);
  assert.equal(stores.get("pages-v1")?.has("/today/"), true);
});

test("signing out drops the pages that were printed for the member", async () => {
  await happen("install");
  await (await ask("/sign-out/", { method: "POST" }));
  assert.equal(stores.get("pages-v1")?.has("/today/"), false);
  assert.equal(stores.get("files-v1")?.size, 1);
});

test("another member, or another language, gets pages of their own", async () => {
  await happen("install");
  await happen("message", { data: { type: "here", who: "amara en" } });
  network = (path) => new Response(`for ben ${path}`);
  await happen("message", { data: { type: "here", who: "amara en" } });
  assert.equal(await (await ask("/today/")).text(), "network /today/");
  await happen("message", { data: { type: "here", who: "ben en" } });
  assert.equal(await (await ask("/today/")).text(), "for ben /today/");
});

test("a new version waits until it is asked for, and then drops the old one", async () => {
  stores.set("pages-v0", new Map());
  stores.set("notes of another program", new Map());
  await happen("install");
  assert.equal(worker.skipped, false);
  await happen("message", { data: { type: "update" } });
  assert.equal(worker.skipped, true);
  await happen("activate");
  assert.deepEqual([...stores.keys()].sort(), ["files-v1", "notes of another program", "pages-v1"]);
});
