// What an import takes at most. Sizes are bytes unless said otherwise.

const MB = 1024 * 1024;

export const LIMITS = {
  /** One file, packed or unpacked. */
  file: 100 * MB,
  /** Everything that comes out of all archives of one import. */
  unpacked: 1024 * MB,
  /** Bytes out for each byte in, once `ratioFrom` has come out of one packed file. Deflate cannot honestly pass 1032. */
  ratio: 250,
  ratioFrom: 4 * MB,
  /** Files in one archive, and archives inside archives. */
  files: 100_000,
  depth: 3,
  /** A sealed attachment; a picture may be larger because it is made smaller before it is sealed. */
  attachment: 16 * MB - 64 * 1024,
  picture: 64 * MB,
  /** All attachments of one import together, as they lie in memory until they are sealed. */
  attachments: 600 * MB,
  /** Characters of text in one entry; what is longer comes along as an attached file. */
  text: 200_000,
  /** How deep lists in JSON, tags in HTML and blocks in YAML may lie in each other. */
  nesting: 120,
  /** Tags in one page; what comes after keeps its words and loses its form. */
  elements: 200_000,
  /** Characters of a name, a tag or a line in the report. */
  name: 200,
};

/** A fault that the report names; `say` is its key there. */
export class Refusal extends Error {
  /** @param {string} say */
  constructor(say) {
    super(say);
    this.say = say;
  }
}

let breathedAt = 0;

/** Whether more than a few milliseconds have passed since the page had a turn. */
export const due = () => performance.now() - breathedAt >= 12;

/** Gives the page a turn when it is due; call it between slices of work. */
export async function breathe() {
  if (!due()) return;
  await new Promise((turn) => setTimeout(turn, 0));
  breathedAt = performance.now();
}
