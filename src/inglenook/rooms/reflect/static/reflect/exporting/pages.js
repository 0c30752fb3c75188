// An entry as a Markdown page that any text editor opens: every field on top as JSON (which is YAML too), then the text.
// `importing/readers/inglenook.js` reads it back, sign for sign.

/** @typedef {import("inglenook/reflect/importing/drafts").Attachment} Attachment */

/**
 * @typedef {object} Fields of a journal.entry
 * @property {string} title
 * @property {string} text
 * @property {string} on
 * @property {string | null} [zone]
 * @property {string[]} [tags]
 * @property {boolean} [starred]
 * @property {{open_on: string} | null} [letter]
 * @property {{program: string, id: string} | null} [source]
 * @property {string | null} [removed_at]
 * @property {Record<string, any>} [extra]
 * @property {any} [kept]
 * @property {string | null} [journal]
 * @property {{name: string, type: string}[]} [attachments]
 * @typedef {{rid: string, made_at?: string | null, edited_at?: string | null, fields: Fields}} Kept
 */

/** The link that stands in an entry's text for an attachment, as far as its name. @param {string} name */
export const inText = (name) => `](attachment:${encodeURIComponent(name).replace(/[()']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;

/** The link to a file beside the page. @param {string} file path in the export @param {number} depth of the page */
export const inPage = (file, depth) => `](${"../".repeat(depth)}${file.split("/").map(encodeURIComponent).join("/").replace(/[()']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;

/**
 * @param {Kept} record
 * @param {string | null} journal its name
 * @param {{name: string, type: string, file: string}[]} files of its attachments, paths in the export
 */
export function page({ rid, made_at: madeAt, edited_at: editedAt, fields }, journal, files) {
  const { text, attachments: _, journal: __, ...rest } = fields;
  const head = { inglenook: 1, rid, journal, made_at: madeAt ?? null, edited_at: editedAt ?? null, ...rest, attachments: files };
  const lines = Object.entries(head).filter(([, value]) => value !== undefined).map(([key, value]) => `${key}: ${safeJson(value)}`);
  return `---\n${lines.join("\n")}\n---\n\n${linked(text, files)}\n`;
}

/** JSON in one line, also for readers that take other signs for line ends. @param {unknown} value */
const safeJson = (value) => JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** @param {string} text @param {{name: string, file: string}[]} files */
function linked(text, files) {
  return files.reduce((made, { name, file }) => made.replaceAll(inText(name), inPage(file, 2)), text);
}

/**
 * @param {string} whole
 * @returns {{head: Record<string, any>, text: string} | null} null where it is no page of ours
 */
export function parsePage(whole) {
  const found = /^\ufeff?---\r?\n(inglenook: \d+\r?\n[^]*?)\r?\n---\r?\n(?:\r?\n)?/.exec(whole);
  if (!found) return null;
  /** @type {Record<string, any>} */
  const head = Object.create(null);
  for (const line of found[1].split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) head[line.slice(0, colon)] = valueOf(line.slice(colon + 1).trim());
  }
  const text = whole.slice(found[0].length).replace(found[0].includes("\r\n") ? /\r?\n$/ : /\n$/, "");
  const files = Array.isArray(head.attachments) ? head.attachments.filter((one) => typeof one?.name === "string" && typeof one?.file === "string") : [];
  head.attachments = files;
  return { head, text: files.reduce((made, { name, file }) => made.replaceAll(inPage(file, 2), inText(name)), text) };
}

/** What somebody typed by hand need not be JSON. @param {string} text */
function valueOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
