// One kind of error for everything a room can refuse, named by a short code that pages turn into words.

/**
 * Something the room could not or would not do.
 * Codes that begin an alarm (the host served something that cannot be true): rolled-back, forked, swapped, withheld, weak.
 */
export class RoomError extends Error {
  /**
   * @param {string} code
   * @param {string} [message] plain words for people; never carries private text or key material
   * @param {Record<string, unknown>} [detail] what a caller may need to go on, e.g. the head that a push met
   */
  constructor(code, message, detail = {}) {
    super(message ?? code);
    this.name = "RoomError";
    this.code = code;
    this.detail = detail;
  }
}

// An alarm is about the host, not about the member: the page shows it as such and sync stops until it is gone.
export const ALARMS = new Set(["rolled-back", "forked", "swapped", "withheld", "weak"]);

/** @param {unknown} error @returns {string} */
export const codeOf = (error) => (error instanceof RoomError ? error.code : "unknown");
