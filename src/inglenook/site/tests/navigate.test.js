import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fire, show, soon } from "../../../../tests/js/page.js";

const { reset } = await import("../../../../tests/js/fake-room.js");
const { followLinks, go } = await import("inglenook/site/navigate");
const { beforeLeaving } = await import("inglenook/site/leaving");
const { learn, say } = await import("inglenook/site/words");

learn("site", {
  page_unreachable: "Not reached.", signed_out: "Signed out.", server_error: "Fault.", not_kept: "Not kept.",
  sign_in_again: "Sign in", try_again: "Again", leave_anyway: "Leave", opening_page: "Opening",
});

const page = (/** @type {string} */ name, extra = "") => `
  <nav><ul><li><a href="/today/"${name === "today" ? ' aria-current="page"' : ""}>Today</a></li><li><a href="/room/"${name === "room" ? ' aria-current="page"' : ""}>Room</a></li></ul></nav>
  <a id="readable" href="/promises/">x</a><a id="anchor" href="#below">x</a>
  <main id="page" data-page="${name}" data-needs-room><h1>${name}</h1><input id="typed"><p id="below"></p></main>
  <main id="door" hidden><h1>Closed</h1></main>
  <script type="application/json" id="words-${name}">{"hello": "from ${name}"}</script>
  <script type="application/json" id="sealed-paths">["/today/", "/room/"]</script>
  <p id="say"></p><p id="alert"></p><div id="undo" hidden><span data-undo="text"></span><button>Undo</button></div>${extra}`;

/** @param {string} selector */
const at = (selector) => /** @type {any} */ (document.querySelector(selector));
/** @type {string[]} */
let gone = [];
/** @type {(url: string) => any} */
let serve;

const answer = (/** @type {string} */ name, more = {}) => ({
  ok: true, status: 200, redirected: false, url: `https://house.test/${name}/`,
  text: async () => `<!doctype html><html><head><title>${name}</title></head><body class="${name}">${page(name)}</body></html>`, ...more,
});

globalThis.fetch = /** @type {any} */ (async (/** @type {URL} */ url) => serve(url.pathname));
Reflect.set(globalThis, "history", {
  state: null,
  pushState: (/** @type {any} */ _state, /** @type {any} */ _title, /** @type {URL} */ url) => (location.href = url.href),
  replaceState: () => {},
});
Reflect.set(globalThis, "matchMedia", () => ({ matches: true }));
Reflect.set(globalThis, "addEventListener", () => {});
Reflect.set(location, "assign", (/** @type {URL | string} */ url) => gone.push(String(url)));
followLinks();

beforeEach(() => {
  reset({ phase: "open" });
  gone = [];
  location.href = "https://house.test/today/";
  serve = (path) => answer(path.replaceAll("/", ""));
  show(page("today"));
});

/** @param {string} selector @param {Record<string, any>} [keys] */
const click = (selector, keys = {}) => fire(at(selector), "click", { button: 0, ...keys });

test("a link to a sealed page changes the page inside the document", async () => {
  const event = click('a[href="/room/"]');
  await soon(20);
  assert.equal(event.defaultPrevented, true);
  assert.equal(at("main#page").dataset.page, "room");
  assert.equal(document.title, "room");
  assert.equal(location.pathname, "/room/");
  assert.equal(at('a[href="/room/"]').getAttribute("aria-current"), "page");
  assert.equal(at('a[href="/today/"]').hasAttribute("aria-current"), false);
});

test("the sentences of the new page are learned, and its heading can be focused", async () => {
  click('a[href="/room/"]');
  await soon(20);
  assert.equal(say("room.hello"), "from room");
  assert.equal(at("main h1").getAttribute("tabindex"), "-1");
});

test("links to readable pages, to places on this page and with a held key are the browser's", () => {
  assert.equal(click("#readable").defaultPrevented, false);
  assert.equal(click("#anchor").defaultPrevented, false);
  assert.equal(click('a[href="/room/"]', { ctrlKey: true }).defaultPrevented, false);
});

test("what was typed is kept before the page is left", async () => {
  let kept = false;
  const off = beforeLeaving(async () => (await soon(10), (kept = true)));
  await go("/room/");
  off();
  assert.equal(kept, true);
  assert.equal(at("main#page").dataset.page, "room");
});

test("a page whose words cannot be kept stays, and says so", async () => {
  const off = beforeLeaving(async () => {
    throw new Error("full");
  });
  at("#typed").value = "precious";
  await go("/room/");
  off();
  assert.equal(at("main#page").dataset.page, "today");
  assert.equal(at("#typed").value, "precious");
  assert.equal(at("[data-undo=text]").textContent, "Not kept.");
  assert.equal(at("#undo button").textContent, "Leave");
});

test("without a network the page stays as it is, with what was typed", async () => {
  serve = () => {
    throw new TypeError("Failed to fetch");
  };
  at("#typed").value = "precious";
  await go("/room/");
  assert.equal(at("#typed").value, "precious");
  assert.equal(at("[data-undo=text]").textContent, "Not reached.");
  assert.equal(location.pathname, "/today/");
});

test("who was signed out is told in place and can sign in", async () => {
  serve = () => answer("room", { redirected: true, url: "https://house.test/sign-in/?next=/room/" });
  await go("/room/");
  assert.equal(at("[data-undo=text]").textContent, "Signed out.");
  at("#undo button").onclick();
  assert.deepEqual(gone, ["/sign-in/?next=%2Froom%2F"]);
});

test("a fault of the server is said in place", async () => {
  serve = () => answer("room", { ok: false, status: 502 });
  await go("/room/");
  assert.equal(at("[data-undo=text]").textContent, "Fault.");
});

test("an address that is no sealed page after all is opened by the browser", async () => {
  serve = () => answer("room", { ok: false, status: 404 });
  await go("/room/");
  assert.deepEqual(gone, ["https://house.test/room/"]);
});

test("a newer wish overtakes a page that is still on its way", async () => {
  let free = () => {};
  serve = async (path) => {
    if (path === "/room/") await new Promise((resolve) => (free = () => resolve(null)));
    return answer(path.replaceAll("/", ""));
  };
  const first = go("/room/");
  await go("/today/");
  free();
  await first;
  assert.equal(at("main#page").dataset.page, "today");
});

test("a closed room shows the door in place of the page that was asked for", async () => {
  reset({ phase: "closed" });
  await go("/room/");
  assert.equal(at("main#page").hidden, true);
  assert.equal(at("main#door").hidden, false);
});
