// Files and whole folders that are dropped on a page.

/** @typedef {globalThis.File & {path?: string}} File with its path inside the dropped folder */

/**
 * @param {DataTransfer} transfer
 * @returns {Promise<File[]>}
 */
export async function dropped(transfer) {
  // The entries have to be taken in the same turn: after it the browser forgets them.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null && entry !== undefined);
  const loose = [...transfer.files];
  return entries.length ? (await Promise.all(entries.map(walk))).flat() : loose;
}

/** @param {FileSystemEntry} entry @returns {Promise<File[]>} */
async function walk(entry) {
  if (entry.isFile) return [await fileOf(/** @type {FileSystemFileEntry} */ (entry))];
  const inside = await listed(/** @type {FileSystemDirectoryEntry} */ (entry));
  return (await Promise.all(inside.map(walk))).flat();
}

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
function fileOf(entry) {
  const path = entry.fullPath.replace(/^\//, "");
  return new Promise((resolve, reject) => entry.file((file) => resolve(Object.assign(file, { path })), reject));
}

/** A folder answers in portions, the last of which is empty. @param {FileSystemDirectoryEntry} folder */
async function listed(folder) {
  const reader = folder.createReader();
  const all = [];
  for (;;) {
    const some = await /** @type {Promise<FileSystemEntry[]>} */ (new Promise((resolve, reject) => reader.readEntries(resolve, reject)));
    if (!some.length) return all;
    all.push(...some);
  }
}
