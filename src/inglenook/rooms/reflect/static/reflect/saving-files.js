// Hands a file that was made on this device to the reader.

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {string} type
 */
export function hand(bytes, name, type) {
  const address = URL.createObjectURL(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)], { type }));
  const link = document.createElement("a");
  [link.href, link.download] = [address, name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
