// Pictures and voices on their way into an entry; what only a browser can do is stood in for.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { PictureError, fitting, redrawn, statedSize, tidy } from "inglenook/reflect/pictures";
import { canRecord, record } from "inglenook/reflect/voice";

/** @param {number[]} head @param {number} [length] */
const bytes = (head, length = 64) => Uint8Array.from({ length }, (_, at) => head[at] ?? 0);
const PNG = (/** @type {number} */ width, /** @type {number} */ height) => {
  const made = bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  new DataView(made.buffer).setUint32(16, width);
  new DataView(made.buffer).setUint32(20, height);
  return made;
};

const saved = { document: globalThis.document, createImageBitmap: globalThis.createImageBitmap };
afterEach(() => Object.assign(globalThis, saved));

/** @param {string} writes the type that the canvas can write */
function browser(writes) {
  /** @type {any[]} */
  const did = [];
  globalThis.createImageBitmap = /** @type {any} */ (async (/** @type {Blob} */ blob, /** @type {object} */ options) => {
    did.push(["unpack", blob.type, options]);
    return { width: 4000, height: 3000, close: () => did.push(["close"]) };
  });
  const context = { drawImage: (/** @type {any[]} */ ...how) => did.push(["draw", ...how.slice(1)]), fillRect: () => did.push(["white"]) };
  globalThis.document = /** @type {any} */ ({
    createElement: () => ({ getContext: () => context, toBlob: (/** @type {any} */ done, /** @type {string} */ type) => done(new Blob(["drawn"], { type: type === writes ? type : "image/png" })) }),
  });
  return did;
}

test("the size a picture states is read before it is unpacked", () => {
  assert.deepEqual(statedSize(PNG(640, 480)), { width: 640, height: 480 });
  assert.deepEqual(statedSize(bytes([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 10, 0, 20, 0])), { width: 10, height: 20 });
  assert.deepEqual(statedSize(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 1, 0, 2, 0])), { width: 512, height: 256 });
  const riff = [...Buffer.from("RIFF....WEBP")];
  assert.deepEqual(statedSize(bytes([...riff, ...Buffer.from("VP8X"), 10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 49, 0, 0])), { width: 100, height: 50 });
  assert.deepEqual(statedSize(bytes([...riff, ...Buffer.from("VP8 "), 0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 100, 0, 50, 0])), { width: 100, height: 50 });
  assert.equal(statedSize(bytes([0xff, 0xd8, 0xff, 0xe0, 0xff], 5)), null);
  assert.equal(statedSize(bytes([1, 2, 3])), null);
});

test("a picture fits the longest side and is never made larger", () => {
  assert.deepEqual(fitting(4000, 3000), { width: 2560, height: 1920 });
  assert.deepEqual(fitting(100, 50), { width: 100, height: 50 });
  assert.deepEqual(fitting(100_000, 1), { width: 2560, height: 1 });
});

test("a small file that says it is a huge picture is refused before it is unpacked", async () => {
  const did = browser("image/webp");
  await assert.rejects(redrawn(PNG(60_000, 60_000)), { code: "too-large" });
  await assert.rejects(tidy({ name: "x.png", type: "image/png", bytes: PNG(60_000, 60_000) }), PictureError);
  assert.deepEqual(did, []);
});

test("what is no picture is refused, whatever it is called", async () => {
  browser("image/webp");
  await assert.rejects(redrawn(bytes([...Buffer.from("<svg onload=x>")])), { code: "not-a-picture" });
});

test("a picture is drawn again, upright, as WebP", async () => {
  const did = browser("image/webp");
  const { type, width, height } = await redrawn(PNG(4000, 3000));
  assert.deepEqual([type, width, height], ["image/webp", 2560, 1920]);
  assert.deepEqual(did, [["unpack", "image/png", { imageOrientation: "from-image" }], ["draw", 0, 0, 2560, 1920], ["close"]]);
});

test("where the browser writes no WebP it is JPEG on white", async () => {
  const did = browser("image/jpeg");
  assert.equal((await redrawn(PNG(10, 10))).type, "image/jpeg");
  assert.ok(did.some(([what]) => what === "white"));
});

test("tidying keeps the name, leaves other files alone, and keeps a picture nobody here can read", async () => {
  browser("image/webp");
  assert.deepEqual(await tidy({ name: "a.png", type: "image/png", bytes: PNG(10, 10) }), { name: "a.png", type: "image/webp", bytes: Uint8Array.from(Buffer.from("drawn")) });
  const pdf = { name: "a.pdf", type: "application/pdf", bytes: bytes([...Buffer.from("%PDF-1.4")]) };
  assert.equal(await tidy(pdf), pdf);
  globalThis.createImageBitmap = async () => { throw new DOMException("no", "InvalidStateError"); };
  const heic = { name: "a.heic", type: "image/heic", bytes: bytes([0, 0, 0, 24, ...Buffer.from("ftypheic")]) };
  assert.equal(await tidy(heic), heic);
});

/** Stands in for the browser's recorder and microphone. */
function microphone() {
  const tracks = [{ stopped: false, stop() { this.stopped = true; } }];
  class Recorder {
    static isTypeSupported(/** @type {string} */ type) { return type === "audio/mp4"; }
    /** @param {unknown} _stream @param {{mimeType: string}} options */
    constructor(_stream, { mimeType }) { Object.assign(this, { mimeType, state: "inactive" }); }
    start() { /** @type {any} */ (this).state = "recording"; }
    stop() {
      const self = /** @type {any} */ (this);
      self.state = "inactive";
      queueMicrotask(() => { self.ondataavailable({ data: new Blob(["said"]) }); self.onstop(); });
    }
  }
  Object.assign(globalThis, { MediaRecorder: Recorder });
  Object.defineProperty(globalThis, "navigator", { value: { mediaDevices: { getUserMedia: async () => ({ getTracks: () => tracks }) } }, configurable: true });
  return tracks;
}

test("a voice is recorded, and the microphone is let go", async () => {
  const tracks = microphone();
  let clock = 0;
  const recording = await record({ now: () => clock });
  assert.equal(canRecord(), true);
  clock = 2500;
  assert.equal(recording.seconds(), 2.5);
  const { bytes: said, type, seconds } = await recording.stop();
  assert.deepEqual([Buffer.from(said).toString(), type, seconds, tracks[0].stopped], ["said", "audio/mp4", 2.5, true]);
});

test("a recording ends by its own limit, and a cancelled one is forgotten", async () => {
  const tracks = microphone();
  assert.equal(Buffer.from((await (await record({ longest: 5 })).ended)?.bytes ?? []).toString(), "said");
  const second = await record();
  second.cancel();
  assert.equal(await second.ended, null);
  assert.equal(tracks[0].stopped, true);
});
