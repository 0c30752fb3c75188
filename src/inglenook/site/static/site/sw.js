// The service worker: the house without a network. The server puts `self.HOUSE = {version, files, pages, open}` on top.
// Files and sealed pages hold nothing private: they are the empty rooms. What is written never passes through here.
(() => {
  const worker = /** @type {any} */ (self);
  /** @type {{version: string, files: string[], pages: string[], open: string[]}} */
  const house = worker.HOUSE;
  const FILES = `files-${house.version}`;
  const PAGES = `pages-${house.version}`;
  const WHO = "/sw-who";
  const OFFLINE = "/offline/";
  // One's own account, what the host does, and ciphertext: always from the network, never kept.
  const NEVER = /^\/(vault|account|desk|sign-in|sign-out|join|invitation|_allauth)\//;

  /** @param {string} path */
  const isPage = (path) => house.pages.includes(path);

  async function install() {
    const [files, pages] = [await caches.open(FILES), await caches.open(PAGES)];
    await files.addAll(house.files);
    await Promise.all(house.open.map((path) => keepPage(pages, path, "omit")));
    await Promise.all(house.pages.map((path) => keepPage(pages, path, "same-origin")));
  }

  /** A page that answers with a redirect belongs to somebody who is signed out: not kept. */
  async function keepPage(/** @type {Cache} */ cache, /** @type {string} */ path, /** @type {RequestCredentials} */ credentials) {
    const answer = await fetch(path, { credentials, headers: { accept: "text/html" }, cache: "no-store" });
    if (answer.ok && !answer.redirected) await cache.put(path, answer);
  }

  async function activate() {
    const old = (await caches.keys()).filter((name) => /^(files|pages)-/.test(name) && name !== FILES && name !== PAGES);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
  }

  /** Pages are printed for one member in one language. @param {string} who */
  async function here(who) {
    const cache = await caches.open(PAGES);
    const known = await cache.match(WHO).then((answer) => answer?.text());
    if (known && known !== who) await dropPages(cache);
    await cache.put(WHO, new Response(who));
    const missing = [];
    for (const path of house.pages) if (!(await cache.match(path))) missing.push(path);
    await Promise.all(missing.map((path) => keepPage(cache, path, "same-origin")));
  }

  async function dropPages(/** @type {Cache} */ cache) {
    await Promise.all([WHO, ...house.pages].map((path) => cache.delete(path)));
  }

  /** Kept first: the page opens at once and without a network; a new version waits until it is asked for. */
  async function keptFirst(/** @type {Request} */ request, /** @type {string} */ path, /** @type {string} */ name) {
    const cache = await caches.open(name);
    const kept = await cache.match(path);
    if (kept) return kept;
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(path, answer.clone());
    return answer;
  }

  /** The network first; without one what is kept of the few open pages, or the page that says so. */
  async function networkFirst(/** @type {Request} */ request, /** @type {string} */ path) {
    try {
      return await fetch(request);
    } catch (error) {
      const cache = await caches.open(PAGES);
      const kept = (house.open.includes(path) && (await cache.match(path))) || (await cache.match(OFFLINE));
      if (kept && request.mode === "navigate") return kept;
      throw error;
    }
  }

  async function signOut(/** @type {Request} */ request) {
    await dropPages(await caches.open(PAGES));
    return fetch(request);
  }

  /** @returns {Promise<Response> | undefined} undefined: not ours, the browser does it */
  function answerFor(/** @type {Request} */ request) {
    const url = new URL(request.url);
    if (url.origin !== worker.location.origin) return undefined;
    if (url.pathname === "/sign-out/" && request.method === "POST") return signOut(request);
    if (request.method !== "GET") return undefined;
    if (house.files.includes(url.pathname)) return keptFirst(request, url.pathname, FILES);
    if (isPage(url.pathname)) return keptFirst(request, url.pathname, PAGES);
    if (request.mode !== "navigate") return undefined;
    return NEVER.test(url.pathname) ? networkFirst(request, "") : networkFirst(request, url.pathname);
  }

  worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const answer = answerFor(event.request);
    if (answer) event.respondWith(answer);
  });
  worker.addEventListener("message", (/** @type {any} */ event) => {
    if (event.data.type === "update") worker.skipWaiting();
    if (event.data.type === "here") event.waitUntil(here(event.data.who));
  });
})();
