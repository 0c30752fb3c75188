// What a page may know about the room at any time.

/**
 * `waiting`: how many records are only on this device. `trouble`: what stands in the way of sync, other than an alarm.
 * `secret`: whether this device knows the account secret, so that words alone open the room.
 * @typedef {{phase: "unknown" | "none" | "closed" | "open", vault: string | null, member: string | null, device: string | null,
 *   waiting: number, syncing: boolean, online: boolean, alarm: {code: string, message: string} | null,
 *   trouble: {code: string, message: string} | null, passphrase: boolean, passkeys: string[], secret: boolean,
 *   farewell: {asked_at: string, ends_at: string} | null, parcels: number, resealing: number}} RoomState
 */

/** @type {Readonly<RoomState>} */
export const UNKNOWN = Object.freeze({
  phase: "unknown", vault: null, member: null, device: null, waiting: 0, syncing: false, online: true, alarm: null,
  trouble: null, passphrase: false, passkeys: [], secret: false, farewell: null, parcels: 0, resealing: 0,
});
