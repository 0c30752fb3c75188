// A room in memory for tests of pages: it answers like the real door, and keeps nothing secret.

/** @type {Map<string, Set<(event: any) => void>>} */
const listeners = new Map();
/** @type {Map<string, any>} */
export const records = new Map();
/** @type {any[][]} what was asked of the room, in order */
export const asked = [];

const closed = {
  phase: "closed", vault: "v", member: "amara", waiting: 0, syncing: false, online: true, alarm: null, passphrase: true,
  passkeys: /** @type {string[]} */ ([]), farewell: null,
};

/** @param {string} type @param {any} [event] */
export function tell(type, event) {
  for (const fn of [...(listeners.get(type) ?? [])]) fn(event);
}

/** Changes the state and says so. @param {Record<string, any>} change */
export function become(change) {
  room.state = { ...room.state, ...change };
  tell("state", room.state);
}

/** Begins again. @param {Record<string, any>} [state] */
export function reset(state = {}) {
  records.clear();
  asked.length = 0;
  listeners.clear();
  room.state = { ...closed, ...state };
  for (const name of Object.keys(answers)) delete answers[name];
}

/** What the room says to calls that are not records; a test fills it. @type {Record<string, any>} */
export const answers = {};
let made = 0;

const acts = {
  async put(/** @type {any} */ { kind, schema = 1, fields, rid, name }) {
    const id = rid ?? (name ? `name:${name}` : `r${(made += 1)}`);
    const record = { rid: id, kind, schema, fields, ver: (records.get(id)?.ver ?? 0) + 1, waiting: true };
    records.set(id, record);
    tell("changed", { kinds: [kind], rids: [id] });
    return record;
  },
  get: async (/** @type {string} */ rid) => records.get(rid) ?? null,
  rid: async (/** @type {string} */ name) => `name:${name}`,
  async remove(/** @type {string} */ rid) {
    const { kind } = records.get(rid);
    records.delete(rid);
    tell("changed", { kinds: [kind], rids: [rid] });
  },
  async list(/** @type {string} */ kind, /** @type {any} */ { by, order, offset = 0, limit = 1e9 }) {
    const sign = order === "asc" ? 1 : -1;
    const all = [...records.values()].filter((record) => record.kind === kind);
    all.sort((a, b) => sign * (a.fields[by] > b.fields[by] ? 1 : -1));
    return { total: all.length, records: all.slice(offset, offset + limit) };
  },
  async search(/** @type {string} */ text, /** @type {any} */ { kinds, limit }) {
    const hits = [...records.values()].filter((one) => kinds.includes(one.kind) && JSON.stringify(one.fields).includes(text));
    return { total: hits.length, hits: hits.slice(0, limit).map((one) => ({ ...one, snippet: [["a ", false], [text, true]] })) };
  },
  count: async (/** @type {string} */ kind) => [...records.values()].filter((one) => one.kind === kind).length,
  async open() {
    if (answers.open instanceof Error) throw answers.open;
    become({ phase: "open" });
  },
  async close() {
    become({ phase: "closed" });
  },
};

/** @type {any} every other call is noted and answered from `answers` */
export const room = new Proxy({ state: { ...closed }, on, ready: async () => room.state }, {
  get(target, name) {
    if (name in target) return /** @type {any} */ (target)[name];
    return async (/** @type {any[]} */ ...args) => {
      asked.push([name, ...args]);
      if (name in acts) return /** @type {any} */ (acts)[name](...args);
      const answer = answers[String(name)];
      if (answer instanceof Error) throw answer;
      return answer;
    };
  },
});

/** @param {string} type @param {(event: any) => void} fn */
function on(type, fn) {
  if (!listeners.has(type)) listeners.set(type, new Set());
  listeners.get(type)?.add(fn);
  return () => listeners.get(type)?.delete(fn);
}
