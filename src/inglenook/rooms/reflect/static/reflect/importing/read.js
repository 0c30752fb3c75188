// Reads journals of other programs, whatever was dropped: files, folders, archives, several programs at once. It never
// fails: each fault is a line of the report, and all else comes in. Nothing leaves the device.
import { LIMITS, Refusal, breathe, due } from "inglenook/reflect/importing/limits";
import { Ledger } from "inglenook/reflect/importing/ledger";
import { isArchive, loose, open } from "inglenook/reflect/importing/sources";
import { Work } from "inglenook/reflect/importing/work";
import { READERS } from "inglenook/reflect/importing/readers/all";

/**
 * @typedef {import("inglenook/reflect/importing/drafts").Entry} Entry
 * @typedef {import("inglenook/reflect/importing/ledger").Report} Report
 * @typedef {import("inglenook/reflect/importing/sources").Source} Source
 * @typedef {import("inglenook/reflect/importing/sources").Dropped} Dropped
 */

/**
 * @param {Dropped[]} files names may be paths; `modified` is in milliseconds
 * @param {object} options
 * @param {string} options.zone of this device, for moments whose own zone is not known
 * @param {boolean} [options.dayFirst] the answer to `day_or_month` of `report.asks`
 * @param {number} [options.now] milliseconds; entries without any date stand here
 * @param {(done: number, all: number) => void} [options.onProgress] files done so far, and files known so far
 * @returns {Promise<{program: string | null, programs: string[], entries: Entry[], journals: {name: string, colour: string}[],
 *   report: Report}>} `program` is the one that brought most entries; `journals` come with an own export
 */
export async function read(files, { zone, dayFirst, now = Date.now(), onProgress }) {
  const ledger = new Ledger();
  const work = new Work({ zone, dayFirst, now, onProgress }, ledger);
  const budget = { left: LIMITS.unpacked };
  const fitting = [];
  for (const file of files) {
    const source = loose(file);
    if (small(source, file.bytes.length, ledger)) fitting.push(source);
    await breathe();
  }
  const boxes = fitting.filter(isArchive);
  await together(fitting.filter((source) => !boxes.includes(source)), work, budget, 0);
  for (const box of boxes) await unbox(box, work, budget, 0);
  const counts = new Map(ledger.report.files.map(({ program }) => [program, 0]));
  for (const { program, written } of ledger.report.files) counts.set(program, (counts.get(program) ?? 0) + written);
  const programs = [...counts].filter(([program, written]) => program && written).sort((a, b) => b[1] - a[1]).map(([program]) => /** @type {string} */ (program));
  return { program: programs[0] ?? null, programs, entries: work.entries, journals: work.journals, report: ledger.report };
}

/** @param {Source} source @param {number} size @param {Ledger} ledger */
function small(source, size, ledger) {
  if (size <= LIMITS.file || isArchive(source)) return true;
  ledger.item(ledger.account(source.label, null), "lost", "too_large", source.name);
  return false;
}

/**
 * @param {Source} box @param {Work} work @param {{left: number}} budget @param {number} depth
 */
async function unbox(box, work, budget, depth) {
  const { ledger, tell } = work;
  try {
    if (depth >= LIMITS.depth) throw new Refusal("too_nested");
    const inside = await open(box, tell);
    if (!inside) return void ledger.item(ledger.account(box.label, null), "skipped", "unknown", box.name);
    if (!inside.length) return void ledger.item(ledger.account(box.label, null), "lost", "archive_empty", box.name);
    await together(inside, work, budget, depth + 1);
  } catch (fault) {
    ledger.item(ledger.account(box.label, null), "lost", fault instanceof Refusal ? fault.say : "broken", box.name);
  }
}

/**
 * Files that lie together: each reader takes what it knows; what nobody took is told.
 * @param {Source[]} all @param {Work} work @param {{left: number}} budget @param {number} depth
 */
async function together(all, work, budget, depth) {
  const taken = metered(all.filter(({ litter }) => !litter), budget);
  work.among(taken);
  let done = 0;
  const free = new Set(taken);
  for (const reader of READERS) {
    /** @type {Source[]} */
    const known = [];
    for (const source of free) {
      if (!source.use && sure(reader, source, taken)) known.push(source);
      if (due()) await breathe();
    }
    if (!known.length) continue;
    await reader.read(known, work).catch((fault) => work.tell(fault instanceof Refusal ? fault.say : "broken", known[0].label));
    for (const source of known) {
      if (source.use) free.delete(source);
      work.options.onProgress?.(++done, taken.length);
    }
    await breathe();
  }
  for (const source of [...free].filter((one) => !one.use && isArchive(one))) {
    source.use = "part";
    await unbox(source, work, budget, depth);
    work.among(taken);
  }
  for (const source of taken) if (!source.use) await leftOver(source, work, work.entries.length > 0);
  for (const source of all) if (source.litter) work.ledger.item(work.ledger.account(source.label, null), "skipped", "litter", source.name);
  work.options.onProgress?.(taken.length, taken.length);
}

/** @param {import("inglenook/reflect/importing/work").Reader} reader @param {Source} source @param {Source[]} all */
function sure(reader, source, all) {
  try {
    return reader.knows(source, all);
  } catch {
    return false;
  }
}

/**
 * Everything unpacked together stays within the limit.
 * @param {Source[]} sources @param {{left: number}} budget
 */
function metered(sources, budget) {
  for (const source of sources) {
    const load = source.load;
    source.load = async () => {
      if (budget.left <= 0) throw new Refusal("too_much");
      const content = await load();
      budget.left -= content.bytes.length;
      return content;
    };
  }
  return sources;
}

/** @param {Source} source @param {Work} work @param {boolean} beside whether there are entries it could have belonged to */
async function leftOver(source, { ledger }, beside) {
  const account = ledger.account(source.label, null);
  const fault = await source.content().then(({ cut, damaged }) => (cut || damaged ? "file_cut" : null), (/** @type {unknown} */ reason) => (reason instanceof Refusal ? reason.say : "broken"));
  source.forget();
  if (fault) return ledger.item(account, "lost", fault, source.name);
  if (source.type && beside) {
    ledger.report.media.unused++;
    return ledger.item(account, "skipped", "media_unused", source.name);
  }
  ledger.item(account, "skipped", source.start.trim() || !source.isText ? "unknown" : "empty", source.name);
}
