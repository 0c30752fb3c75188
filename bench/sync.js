// Random schedules of devices, crashes and lost answers over the browser's own sync. Usage: node bench/sync.js [N] [FROM]
// Run with `--import ./tests/js/resolve.js`. Ends with one line of JSON.
import { run } from "../src/inglenook/ground/vault/tests/schedules.js";

const [count = 10_000, from = 1] = process.argv.slice(2).map(Number);
/** @type {Record<string, number>} */
const totals = {};
/** @type {{seed: number, why: string}[]} */
const failed = [];
const started = performance.now();

for (let seed = from; seed < from + count; seed++) {
  try {
    for (const [name, value] of Object.entries(await run(seed))) totals[name] = (totals[name] ?? 0) + value;
  } catch (error) {
    const why = /** @type {Error} */ (error).message;
    failed.push({ seed, why });
    const figure = / was typed and is lost/.test(why) ? "lines_lost" : / stands \d+ times/.test(why) ? "lines_doubled" : "refused";
    totals[figure] = (totals[figure] ?? 0) + 1;
  }
  if ((seed - from + 1) % 500 === 0) process.stderr.write(`browser: ${seed - from + 1} of ${count}, ${failed.length} failed\n`);
}

const seconds = Math.round((performance.now() - started) / 100) / 10;
for (const [name, value] of Object.entries({ schedules: count, failed: failed.length, ...totals, seconds })) {
  console.log(`${name.padEnd(12)} ${value}`);
}
for (const { seed, why } of failed.slice(0, 10)) console.log(`seed ${seed}: ${why.split("\n")[0]}`);
console.log(JSON.stringify({ bench: "sync-js", schedules: count, failed: failed.length, ...totals, seconds }));
process.exitCode = failed.length ? 1 : 0;
