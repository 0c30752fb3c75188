import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fire, show, soon } from "../../../../tests/js/page.js";

const { answers, asked, become, reset } = await import("../../../../tests/js/fake-room.js");
Reflect.set(globalThis, "addEventListener", () => {});
const { showGate, wireDoor } = await import("inglenook/site/gate");
const { isIdle } = await import("inglenook/site/idle");
const { isTyping } = await import("inglenook/site/keys");
const { allKept, beforeLeaving, waitFor } = await import("inglenook/site/leaving");
const { showAlarm, watchAlarms } = await import("inglenook/site/alarm");
const { lineFor, waitingFor } = await import("inglenook/site/room-state");
const { hideToast, toast } = await import("inglenook/site/toast");
const { learn, learnFrom, say } = await import("inglenook/site/words");

learn("site", {
  undo: "Undo", room_open: "Open", room_closed: "Closed", room_open_offline: "Open, offline", only_here_one: "1 entry only on this device",
  only_here: "{n} entries only on this device", alarm_title: "Wrong.", alarm_forked: "Another history.", alarm_do: "Do not make a new room.",
  alarm_read: "I have read this", room_is_open: "Your room is open.",
});

const DOOR = `
  <main id="page" data-needs-room><h1>Journal</h1></main>
  <main id="door" hidden><div data-door="waiting"></div><div data-door="closed" hidden></div><div data-door="none" hidden></div>
    <div data-door="error" hidden></div><button data-open="passkey" hidden>Passkey</button>
    <form data-open="words" hidden><input name="words"><div data-door="secret" hidden><input name="secret"></div><button>Open</button></form></main>
  <p id="say"></p><p id="alert"></p><div id="undo" hidden><span data-undo="text"></span><button>Undo</button></div>`;

/** @param {string} selector */
const at = (selector) => /** @type {any} */ (document.querySelector(selector));
Reflect.set(globalThis, "FormData", class {
  constructor(/** @type {any} */ form) {
    this.form = form;
  }
  get(/** @type {string} */ name) {
    return this.form.querySelector(`[name=${name}]`)?.value ?? null;
  }
});

beforeEach(() => {
  reset({ phase: "unknown" });
  show(DOOR);
});

test("until the room is known the door says what it waits for", () => {
  showGate();
  assert.equal(at("#page").hidden, true);
  assert.equal(at("[data-door=waiting]").hidden, false);
  assert.equal(at("form").hidden, true);
});

test("a closed room offers only the ways in that this member has", () => {
  reset({ phase: "closed", passkeys: [], passphrase: true });
  showGate();
  assert.equal(at("form").hidden, false);
  assert.equal(at("button[data-open]").hidden, true);
  assert.equal(at("[data-door=closed]").hidden, false);
  reset({ phase: "none" });
  showGate();
  assert.equal(at("[data-door=none]").hidden, false);
  assert.equal(at("form").hidden, true);
});

test("a page that needs no room is shown while it is closed", () => {
  reset({ phase: "closed" });
  at("#page").removeAttribute("data-needs-room");
  showGate();
  assert.equal(at("#page").hidden, false);
  assert.equal(at("#door").hidden, true);
});

test("the right words open the room, and the page goes on in place", async () => {
  reset({ phase: "closed" });
  const { room } = await import("../../../../tests/js/fake-room.js");
  room.on("state", showGate);
  wireDoor();
  showGate();
  at("[name=words]").value = " six good words ";
  fire(at("form"), "submit");
  await soon();
  assert.deepEqual(asked.at(-1), ["open", { words: "six good words" }]);
  assert.equal(at("#page").hidden, false);
  assert.equal(at("#door").hidden, true);
});

test("the wrong words are said on the door, and what was typed stays", async () => {
  reset({ phase: "closed" });
  wireDoor();
  answers.open = Object.assign(new Error("These words do not open this room."), { code: "wrong-words" });
  at("[name=words]").value = "wrong";
  fire(at("form"), "submit");
  await soon();
  assert.equal(at("[data-door=error]").textContent, "These words do not open this room.");
  assert.equal(at("[data-door=error]").hidden, false);
  assert.equal(at("[name=words]").value, "wrong");
});

test("an alarm stands above the page until it was read", () => {
  become({ phase: "open", alarm: { code: "forked", message: "forked" } });
  watchAlarms();
  showAlarm();
  showAlarm();
  assert.equal(document.querySelectorAll("[data-alarm]").length, 1);
  assert.match(at("[data-alarm]").textContent, /Another history/);
  fire(at("[data-alarm] button"), "click");
  showAlarm();
  assert.equal(at("[data-alarm]"), null);
  become({ alarm: { code: "swapped", message: "A box was swapped." } });
  assert.match(at("[data-alarm]").textContent, /A box was swapped/);
});

test("the line about the room tells what waits only here, in the right number", () => {
  assert.equal(lineFor({ phase: "open" }), "Open");
  assert.equal(lineFor({ phase: "open", online: false }), "Open, offline");
  assert.equal(waitingFor({ waiting: 0 }), "");
  assert.equal(waitingFor({ waiting: 1 }), "1 entry only on this device");
  assert.equal(waitingFor({ waiting: 3 }), "3 entries only on this device");
});

test("idleness is measured by the clock, and can be switched off", () => {
  assert.equal(isIdle(16 * 60_000, 0, 15), true);
  assert.equal(isIdle(14 * 60_000, 0, 15), false);
  assert.equal(isIdle(1e12, 0, 0), false);
});

test("single keys do nothing while somebody types", () => {
  show('<input id="a"><input id="b" type="checkbox"><textarea id="c"></textarea><button id="d"></button>');
  assert.deepEqual(["a", "b", "c", "d"].map((id) => isTyping(at(`#${id}`))), [true, false, true, false]);
});

test("a toast offers the way back once", () => {
  let undone = 0;
  toast("Removed.", { undo: () => (undone += 1) });
  assert.equal(at("#undo").hidden, false);
  assert.equal(at("#undo button").hidden, false);
  at("#undo button").onclick();
  assert.equal(undone, 1);
  assert.equal(at("#undo").hidden, true);
  toast("Kept.");
  assert.equal(at("#undo button").hidden, true);
  hideToast();
});

test("leaving waits for saves, names what failed, and never waits for ever", async () => {
  const offs = [beforeLeaving(() => soon(5)), beforeLeaving(() => Promise.reject(new Error("full")))];
  assert.deepEqual((await allKept()).map((error) => /** @type {Error} */ (error).message), ["full"]);
  for (const off of offs) off();
  waitFor(soon(40));
  assert.equal((await allKept(10)).length, 1);
  await soon(50);
  assert.deepEqual(await allKept(), []);
});

test("sentences come from the page, with places and numbers filled", () => {
  show('<script type="application/json" id="words-x">{"a": "Hello {name}", "b_one": "one", "b": "{n} things"}</script>');
  learnFrom(document);
  assert.equal(say("x.a", { name: "Amara" }), "Hello Amara");
  assert.equal(say("x.b", { n: 1 }), "one");
  assert.equal(say("x.b", { n: 5 }), "5 things");
  assert.equal(say("x.unknown"), "x.unknown");
});
