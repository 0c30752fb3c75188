// Files that another program sealed: they are named, and nothing is made of them.

const SEALED = /^\s*(gAAAAA[\w-]{40,}|-----BEGIN (PGP MESSAGE|AGE ENCRYPTED FILE)-----|age-encryption\.org\/v1|Salted__|U2FsdGVkX1[\w+/=]{20,}|JED01)/;

/** @type {import("inglenook/reflect/importing/work").Reader} */
export const locked = {
  program: "locked",
  knows: (source) => SEALED.test(source.start.slice(0, 200)) || SEALED.test(String.fromCharCode(...source.head.subarray(0, 30))),
  async read(sources, work) {
    for (const source of sources) await work.each(source, "locked", [source.name], (item) => ({ lose: "encrypted", item }), source.box);
  },
};
