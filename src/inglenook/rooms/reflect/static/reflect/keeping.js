// Autosave: what was typed is kept within a second, in order, one write at a time, and no key press waits for it.

/** Milliseconds from the first key press that is not kept yet. Half of the promised second is left for the sealing. */
export const SOON = 450;
/** Milliseconds until something that could not be written is tried again. */
export const AGAIN = 5_000;

/**
 * @typedef {"resting" | "waiting" | "keeping" | "kept" | "failed"} Phase
 * @typedef {{set: (fn: () => void, ms: number) => unknown, clear: (timer: any) => void}} Clock
 */

/** @type {Clock} */
const browser = { set: (fn, ms) => setTimeout(fn, ms), clear: (timer) => clearTimeout(timer) };

export class Keeping {
  /** @type {() => Promise<void>} */ #keep;
  /** @type {(phase: Phase, error?: unknown) => void} */ #say;
  /** @type {Clock} */ #clock;
  /** @type {unknown} */ #timer = null;
  /** @type {Promise<void> | null} */ #running = null;
  /** @type {Error | null} */ #error = null;
  #dirty = false;
  #paused = false;

  /**
   * @param {() => Promise<void>} keep writes the present state
   * @param {(phase: Phase, error?: unknown) => void} say
   * @param {Clock} [clock]
   */
  constructor(keep, say, clock = browser) {
    [this.#keep, this.#say, this.#clock] = [keep, say, clock];
  }

  get dirty() {
    return this.#dirty;
  }

  /** Something changed. Cheap: it may be called with every key press. */
  touch() {
    if (!this.#dirty) this.#say("waiting");
    this.#dirty = true;
    if (!this.#timer && !this.#running && !this.#paused) this.#wait();
  }

  /** While an input method composes a word nothing is written; half a word is not what the person typed. */
  pause() {
    this.#paused = true;
    this.#stop();
  }

  resume() {
    this.#paused = false;
    if (this.#dirty && !this.#timer && !this.#running) this.#wait();
  }

  /** Keeps at once and resolves when nothing is left to keep; throws what stood in the way. */
  async flush() {
    this.#stop();
    do {
      await (this.#running ?? (this.#dirty ? this.#run() : null));
      if (this.#error) throw this.#error;
    } while (this.#running || this.#dirty);
  }

  /** Forgets what was not kept. */
  drop() {
    this.#stop();
    this.#dirty = false;
  }

  /** @param {number} [ms] */
  #wait(ms = SOON) {
    this.#timer = this.#clock.set(() => {
      this.#timer = null;
      if (!this.#running) void this.#run();
    }, ms);
  }

  #stop() {
    this.#clock.clear(this.#timer);
    this.#timer = null;
  }

  /** @returns {Promise<void>} that never fails */
  #run() {
    [this.#dirty, this.#error] = [false, null];
    this.#say("keeping");
    this.#running = this.#keep().then(() => this.#done(), (error) => this.#failed(error));
    return this.#running;
  }

  #done() {
    this.#running = null;
    if (!this.#dirty) this.#say("kept");
    else if (!this.#paused && !this.#timer) this.#wait();
  }

  /** What could not be written is still to be written: it is tried again until it works. @param {Error} error */
  #failed(error) {
    [this.#running, this.#dirty, this.#error] = [null, true, error];
    this.#say("failed", error);
    if (!this.#timer) this.#wait(AGAIN);
  }
}
