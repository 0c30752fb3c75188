// Asks the open room for what looking back may show on a day.
import { daysToAsk, lookBack } from "inglenook/reflect/looking-back";
import { room } from "inglenook/vault/door";

const FIELDS = ["title", "text", "on", "letter", "starred"];
const SHOWN = [["removed_at", "=", null], ["letter", "=", null]];

/**
 * Entries of this day in other years, of a month ago and of a week ago, without what is left out.
 * @param {string} today
 * @returns {Promise<{years: Met[], month: Met[], week: Met[]}>}
 * @typedef {{rid: string, on: string, fields: import("inglenook/reflect/entry-words").Shown}} Met
 */
export async function found(today) {
  const [mutes, first] = await Promise.all([
    room.list("journal.mute", { limit: 1000 }),
    room.list("journal.entry", { by: "on", order: "asc", limit: 1, where: SHOWN, fields: ["on"] }),
  ]);
  const firstYear = Number(first.records[0]?.fields.on.slice(0, 4) ?? today.slice(0, 4));
  const days = await Promise.all(daysToAsk(today, firstYear).map(entriesOf));
  return lookBack(days.flat(), today, mutes.records.map(({ fields }) => fields));
}

/** @param {string} day @returns {Promise<Met[]>} */
async function entriesOf(day) {
  const where = [...SHOWN, ["on", ">=", day], ["on", "<=", `${day}T23:59:59`]];
  const { records } = await room.list("journal.entry", { by: "on", where, fields: FIELDS, preview: { text: 600 }, limit: 50 });
  return records.map((record) => ({ rid: record.rid, on: record.fields.on, fields: record.fields }));
}
