// The button that records a voice on the spot.
import { sayTime, wallTime } from "inglenook/reflect/days";
import { canRecord, record } from "inglenook/reflect/voice";
import { alert } from "inglenook/site/toast";
import { say } from "inglenook/site/words";

export class Recorder {
  /** @type {import("inglenook/reflect/reflect-element").ReflectElement} */ #page;
  /** @type {(file: {name: string, type: string, bytes: Uint8Array}) => unknown} */ #taken;
  /** @type {import("inglenook/reflect/voice").Recording | null} */ #recording = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #clock;

  /**
   * @param {import("inglenook/reflect/reflect-element").ReflectElement} page
   * @param {(file: {name: string, type: string, bytes: Uint8Array}) => unknown} taken
   */
  constructor(page, taken) {
    [this.#page, this.#taken] = [page, taken];
    page.button("record").hidden = !canRecord();
  }

  /** @param {HTMLElement} button */
  async toggle(button) {
    if (this.#recording) return void this.#recording.stop();
    try {
      this.#recording = await record();
    } catch (error) {
      const key = /** @type {Error} */ (error).name === "NotFoundError" ? "no_microphone" : "record_failed";
      this.#page.write("status", say(`reflect.${key}`));
      return alert(say(`reflect.${key}`));
    }
    button.setAttribute("aria-pressed", "true");
    this.#clock = setInterval(() => this.#tick(), 500);
    this.#end(button, await this.#recording.ended);
  }

  #tick() {
    const seconds = Math.floor(this.#recording?.seconds() ?? 0);
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    this.#page.write("record-words", say("reflect.recording", { time }));
  }

  /** @param {HTMLElement} button @param {import("inglenook/reflect/voice").Spoken | null} spoken */
  #end(button, spoken) {
    clearInterval(this.#clock);
    this.#recording = null;
    button.setAttribute("aria-pressed", "false");
    this.#page.write("record-words", say("reflect.record_voice"));
    if (!spoken) return;
    const ending = { "audio/mp4": "m4a", "audio/ogg": "ogg" }[spoken.type] ?? "webm";
    const when = sayTime(wallTime(new Date())).replace(/[:\s]+/g, "-");
    this.#taken({ name: `${say("reflect.voice_name", { when })}.${ending}`, type: spoken.type, bytes: spoken.bytes });
  }

  close() {
    clearInterval(this.#clock);
    this.#recording?.cancel();
  }
}
