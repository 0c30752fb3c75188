// Which addresses belong to the one document in which the worker lives.
import { maybe } from "inglenook/site/part";

/** @returns {string[]} paths of all sealed pages, as Django printed them */
function sealedPaths() {
  return JSON.parse(maybe(document, "#sealed-paths")?.textContent || "[]");
}

/**
 * Whether this address is a sealed page of this house.
 * @param {URL} url
 */
export function isSealed(url) {
  return url.origin === location.origin && sealedPaths().includes(url.pathname);
}

/**
 * Whether the address only points at a place of the page that is shown.
 * @param {URL} url
 */
export function isHere(url) {
  const same = url.pathname === location.pathname && url.search === location.search;
  return same && Boolean(url.hash) && document.getElementById(url.hash.slice(1)) !== null;
}

/** What stands behind `#`: the id of a record, which never reaches the server. */
export function fragment() {
  return decodeURIComponent(location.hash.slice(1));
}
