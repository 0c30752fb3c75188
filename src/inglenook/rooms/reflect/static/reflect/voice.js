// A voice recorded on the spot. It goes from the microphone into memory and from there into the sealed attachment.

/** What browsers record, the best first: Opus in WebM or Ogg, AAC in MP4 on Apple's. */
const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
/** Milliseconds; at 32 kbit/s half an hour is about 7 MB. */
const LONGEST = 30 * 60_000;
const BITS = 32_000;

/**
 * @typedef {{bytes: Uint8Array, type: string, seconds: number}} Spoken
 * @typedef {object} Recording
 * @property {() => Promise<Spoken>} stop ends it and gives what was said
 * @property {() => void} cancel ends it and forgets everything
 * @property {() => number} seconds so far
 * @property {Promise<Spoken | null>} ended when it ends, also by its own limit; null after `cancel`
 */

/** Whether this browser can record at all. */
export const canRecord = () => typeof MediaRecorder === "function" && Boolean(globalThis.navigator?.mediaDevices?.getUserMedia);

/**
 * Asks for the microphone and begins.
 * @param {object} [options]
 * @param {number} [options.longest] milliseconds after which it stops by itself
 * @param {() => number} [options.now]
 * @returns {Promise<Recording>}
 * @throws {DOMException} `NotAllowedError` where the member or the browser says no, `NotFoundError` without a microphone
 */
export async function record({ longest = LONGEST, now = () => performance.now() } = {}) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS });
  /** @type {Blob[]} */
  let parts = [];
  let [forgotten, begun, over] = [false, now(), 0];
  recorder.ondataavailable = ({ data }) => void parts.push(data);
  const stopped = new Promise((done) => { recorder.onstop = done; });
  const limit = setTimeout(() => end(), longest);
  const end = () => {
    clearTimeout(limit);
    if (recorder.state !== "inactive") recorder.stop();
  };
  const ended = stopped.then(async () => {
    clearTimeout(limit);
    over = now();
    for (const track of stream.getTracks()) track.stop();
    const blob = new Blob(parts, { type: (recorder.mimeType || mimeType || "audio/webm").split(";")[0] });
    parts = [];
    return forgotten ? null : { bytes: new Uint8Array(await blob.arrayBuffer()), type: blob.type, seconds: (over - begun) / 1000 };
  });
  begun = now();
  recorder.start(1000);
  return {
    ended,
    seconds: () => ((over || now()) - begun) / 1000,
    stop: async () => {
      end();
      return /** @type {Spoken} */ (await ended);
    },
    cancel: () => {
      forgotten = true;
      end();
    },
  };
}
