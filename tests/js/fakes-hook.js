// Puts the fakes in the place of the door, the passkeys and the policy.
const FAKES = new Map([
  ["inglenook/vault/door", "./fake-room.js"],
  ["inglenook/vault/passkey", "./fake-passkey.js"],
  ["inglenook/site/policy", "./fake-policy.js"],
]);

/** @type {import("node:module").ResolveHook} */
export async function resolve(specifier, context, next) {
  const fake = FAKES.get(specifier);
  return fake ? { url: new URL(fake, import.meta.url).href, format: "module", shortCircuit: true } : next(specifier, context);
}
