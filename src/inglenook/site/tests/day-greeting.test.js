import assert from "node:assert/strict";
import { test } from "node:test";
import { show } from "../../../../tests/js/page.js";

const { partOfDay } = await import("inglenook/site/day-greeting");
const GREETING = `<day-greeting data-morning="Good morning" data-afternoon="Good afternoon" data-evening="Good evening">
  <time data-part="day">Today</time><h1><span data-part="greeting">Good day</span>, Amara</h1></day-greeting>`;
const at = (/** @type {string} */ selector) => /** @type {any} */ (document.querySelector(selector));

test("a day has four parts, and they meet without a gap", () => {
  const hours = Array.from({ length: 24 }, (_, hour) => partOfDay(hour));
  assert.deepEqual([hours[4], hours[5], hours[11], hours[12], hours[17], hours[18], hours[23], hours[0]],
    ["night", "morning", "morning", "afternoon", "afternoon", "evening", "evening", "night"]);
});

test("the greeting follows the clock on the reader's wall and leaves the name alone", () => {
  show(GREETING);
  at("day-greeting").show(new Date(2026, 10, 23, 14, 5));
  assert.equal(at("h1").textContent, "Good afternoon, Amara");
  assert.match(at("time").textContent, /Monday.*November|November.*Monday/);
  at("day-greeting").show(new Date(2026, 10, 23, 19, 0));
  assert.equal(at("h1").textContent, "Good evening, Amara");
});

test("a part of the day without words keeps what the page said", () => {
  show(GREETING);
  at("day-greeting").show(new Date(2026, 10, 23, 14, 5));
  at("day-greeting").show(new Date(2026, 10, 24, 2, 0));
  assert.equal(at("h1").textContent, "Good afternoon, Amara");
});
