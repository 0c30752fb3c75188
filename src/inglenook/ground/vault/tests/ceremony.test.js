import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { fire, show, soon } from "../../../../../tests/js/page.js";

const { answers, asked, become, reset } = await import("../../../../../tests/js/fake-room.js");
const { passkey } = await import("../../../../../tests/js/fake-passkey.js");
await import("inglenook/vault/elements/set-up");
const { inGroups, isAnswer, question } = await import("inglenook/vault/elements/recovery-paper");
const { learn } = await import("inglenook/site/words");

learn("vault", { choose_one: "Choose one.", passkey_no_prf: "Words do it.", words_short: "Longer.", answer_wrong: "No.", again_wrong: "Not the same." });

const PAPER = `AGE-SECRET-KEY-PQ-1${"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE"}`;
const WORDS = "otter lamp river moss candle bread";
const plan = {
  words: WORDS,
  sheet: { paper: PAPER, export: "AGE-SECRET-KEY-1X", secret: "ABCDEFGH", host: "house.test", on: "2026-11-23" },
  sheetText: "Inglenook recovery sheet",
  qr: `inglenook-1|sheet|house.test|v|${PAPER}|x|y|0|h`,
};

/** The real page, without the tags that Django fills. */
const PAGE = ["set-up", "paper"]
  .map((name) => readFileSync(new URL(`../templates/vault/${name}.html`, import.meta.url), "utf8"))
  .reduce((page, paper) => page.replace('{% include "vault/paper.html" %}', paper))
  .replace(/[^]*(?=<room-set-up)/, "")
  .replace(/\{%[^%]*%\}|\{#[^#]*#\}/g, "");

/** @param {string} selector */
const at = (selector) => /** @type {any} */ (document.querySelector(selector));
const shownStep = () => [...document.querySelectorAll("[data-step]")].filter((step) => !(/** @type {any} */ (step).hidden)).map((step) => step.getAttribute("data-step"));

/** @param {string} step @param {string} [act] */
async function press(step, act) {
  const form = at(`form[data-step=${step}]`);
  fire(form, "submit", { submitter: act ? form.querySelector(`[data-act=${act}]`) : form.querySelector(".do") });
  await soon(10);
}

/** As somebody who has the sheet in hand. */
function answer() {
  const at2 = PAPER.indexOf(at("[data-asked]").textContent, 18) + 4;
  return PAPER.slice(at2, at2 + 4);
}

beforeEach(async () => {
  reset({ phase: "none" });
  HTMLElement.prototype.scrollIntoView = () => {};
  answers.prepare = plan;
  passkey.made = { credential: "c", prf: new Uint8Array(32) };
  show(PAGE);
  await soon(10);
});

test("six words are shown, and nothing is made before the rehearsal", async () => {
  assert.equal(document.querySelectorAll("ol.words li").length, 6);
  assert.deepEqual(shownStep(), ["ways"]);
  await press("ways");
  assert.deepEqual(shownStep(), ["sheet"]);
  await press("sheet");
  assert.deepEqual(shownStep(), ["rehearse"]);
  assert.deepEqual(asked.map(([name]) => name), ["prepare"]);
});

test("the sheet shows its keys in groups and a QR code", async () => {
  await press("ways");
  assert.equal(at("[data-sheet=paper]").textContent, inGroups(PAPER));
  assert.ok(at("[data-qr] svg path").getAttribute("d").length > 500);
});

test("the room is made once sheet and words were rehearsed", async () => {
  await press("ways");
  await press("sheet");
  at("#answer").value = answer().toLowerCase();
  at("#again").value = `  ${WORDS.replace(" ", "   ")}`;
  await press("rehearse");
  const [name, given] = asked.at(-1) ?? [];
  assert.equal(name, "found");
  assert.equal(given.words, WORDS);
  assert.deepEqual(shownStep(), ["done"]);
  assert.equal(at("[data-sheet=paper]").textContent, "", "the sheet leaves the screen");
});

test("a wrong answer is said at its box, and nothing is made", async () => {
  await press("ways");
  await press("sheet");
  at("#answer").value = "0000";
  at("#again").value = "other words";
  await press("rehearse");
  assert.equal(asked.some(([name]) => name === "found"), false);
  assert.equal(at("#answer_error").textContent, "No.");
  assert.equal(at("#again_error").textContent, "Not the same.");
});

test("one can go back and look at the sheet again", async () => {
  await press("ways");
  await press("sheet");
  await press("rehearse", "back");
  assert.deepEqual(shownStep(), ["sheet"]);
  assert.equal(at("ol.steps li[aria-current]").textContent.trim(), document.querySelectorAll("ol.steps li")[1].textContent.trim());
});

test("a passkey that cannot open a room is no dead end", async () => {
  passkey.made = { credential: "c", prf: /** @type {any} */ (null) };
  at("[name=use_words]").checked = false;
  at("[name=use_passkey]").checked = true;
  await press("ways");
  assert.deepEqual(shownStep(), ["ways"]);
  assert.equal(at("[data-step=ways] [data-error]").textContent, "Words do it.");
  assert.equal(at("[name=use_words]").checked, true);
});

test("a passkey alone is enough, and then no words are asked for", async () => {
  at("[name=use_words]").checked = false;
  at("[name=use_passkey]").checked = true;
  await press("ways");
  await press("sheet");
  assert.equal(at("[data-words-again]").hidden, true);
  at("#answer").value = answer();
  await press("rehearse");
  const [, given] = asked.at(-1) ?? [];
  assert.equal(given.words, undefined);
  assert.equal(given.passkey.credential, "c");
});

test("no way to open it is no way on, and words that are too short say so", async () => {
  at("[name=use_words]").checked = false;
  await press("ways");
  assert.equal(at("[data-step=ways] [data-error]").textContent, "Choose one.");
  at("[name=use_words]").checked = true;
  at("#own").value = "short";
  await press("ways");
  assert.equal(at("[data-step=ways] [data-error]").textContent, "Longer.");
  assert.deepEqual(shownStep(), ["ways"]);
});

test("who has a room already is not asked to make another", async () => {
  reset({ phase: "closed" });
  answers.prepare = plan;
  show(PAGE);
  await soon(10);
  assert.equal(at("[data-have]").hidden, false);
  assert.equal(at("[data-make]").hidden, true);
  become({ phase: "open" });
});

test("the question has one answer, wherever chance puts it", () => {
  for (const chance of [0, 0.5, 0.999]) {
    const { before, answer: right } = question(PAPER, () => chance);
    assert.equal(right.length, 4);
    assert.ok(PAPER.includes(before + right));
  }
  assert.ok(isAnswer("ab cd", "ABCD"));
  assert.ok(isAnswer(inGroups(PAPER), PAPER.slice(30, 34)));
  assert.ok(!isAnswer("ABC", "ABCD"));
  assert.ok(!isAnswer("", "ABCD"));
});

test("keys are shown in groups of four, counted after what all of them begin with", () => {
  assert.equal(inGroups("AGE-SECRET-KEY-1ABCDEFGHI"), "AGE-SECRET-KEY-1 ABCD EFGH I");
  assert.equal(inGroups("ABCDE FGH"), "ABCD EFGH");
});
