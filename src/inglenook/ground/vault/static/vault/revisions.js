// What was handed out for editing: the common base when a record changed while somebody was writing in it.

/** @import { Content } from "inglenook/vault/envelope" */

const KEPT = 8; // states of one record; an editor rarely lags by more

export class Revisions {
  constructor() {
    /** @type {Map<string, Map<string, Content>>} */
    this.handed = new Map();
    this.count = 0;
  }

  /** @param {string} rid @param {Content} content @returns {string} the name of this state */
  hand(rid, content) {
    const states = this.handed.get(rid) ?? new Map();
    this.handed.set(rid, states);
    const newest = [...states].at(-1);
    if (newest?.[1] === content) return newest[0];
    const rev = `r${++this.count}`;
    states.set(rev, content);
    if (states.size > KEPT) states.delete([...states.keys()][0]);
    return rev;
  }

  /**
   * The newest state that was handed out, when `rev` is not given; null for a page that started from nothing.
   * @param {string} rid @param {string | null} [rev] @returns {Content | null | undefined} undefined when nobody knows
   */
  base(rid, rev) {
    if (rev === null) return null;
    const states = this.handed.get(rid);
    return rev ? states?.get(rev) : [...(states?.values() ?? [])].at(-1);
  }
}
