// Names of attachments: each stands once in its entry, because the text points to it by name.
import { fileName } from "inglenook/reflect/importing/drafts";

/**
 * @param {string} wished
 * @param {string[]} taken
 * @returns {string}
 */
export function freeName(wished, taken) {
  const bare = fileName(wished);
  const used = new Set(taken.map((name) => name.toLowerCase()));
  let own = bare;
  for (let n = 2; used.has(own.toLowerCase()); n += 1) own = bare.replace(/(\.[^.]*)?$/, `-${n}$1`);
  return own;
}
