// A passkey that says what the test wants.

/** @type {{made: any, asked: any}} */
export const passkey = { made: { credential: "c", prf: new Uint8Array(32) }, asked: { credential: "c", prf: new Uint8Array(32) } };

export const makePasskey = async () => passkey.made;
export const askPasskey = async () => passkey.asked;
