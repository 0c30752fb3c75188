import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { daysToAsk, lookBack } from "inglenook/reflect/looking-back";

const { cases } = JSON.parse(readFileSync("tests/vectors/looking-back.json", "utf8"));
/** @param {{rid: string}[]} entries */
const rids = (entries) => entries.map(({ rid }) => rid);

for (const { name, today, entries, mutes, years, week, month } of cases) {
  const dated = entries.map((/** @type {string[]} */ [rid, on]) => ({ rid, on }));
  const muted = mutes.map((/** @type {any[]} */ [from, to, year, entry]) => ({ from, to, year, entry }));

  test(`the shared table: ${name}`, () => {
    const shown = lookBack(dated, today, muted);
    assert.deepEqual([rids(shown.years), rids(shown.week), rids(shown.month)], [years, week, month]);
  });

  test(`asking only for the days that can count finds the same: ${name}`, () => {
    const days = daysToAsk(today, 1990);
    const asked = dated.filter((/** @type {{on: string}} */ { on }) => days.includes(on.slice(0, 10)));
    assert.deepEqual(rids(lookBack(asked, today, muted).years), years);
  });
}

test("days to ask for never name a 29 February that was not", () => {
  const days = daysToAsk("2026-02-28", 2019);
  assert.deepEqual(days.filter((day) => day.endsWith("02-29")), ["2024-02-29", "2020-02-29"]);
});
