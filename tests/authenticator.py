"""A passkey in Python: an authenticator with a real key, as the browser's answer would look."""

import json
import os
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode

ORIGIN = "http://localhost"
DOOR = "/_allauth/browser/v1/auth/webauthn/login"
ADD = "/account/sign-in/passkeys/add/"
PRESENT, VERIFIED, ATTESTED = 1, 4, 64


class Passkey:
    """One device. `like` copies another's name with a key of its own, as a forger would."""

    def __init__(self, *, checks_the_person=True, like=None):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.flags = PRESENT | (VERIFIED if checks_the_person else 0)
        self.id = like.id if like else os.urandom(16)
        self.owner = like.owner if like else ""
        self.last = None

    def client_data(self, sort, challenge):
        return json.dumps({"type": sort, "challenge": challenge, "origin": ORIGIN, "crossOrigin": False}).encode()

    def add_to(self, browser):
        """Goes through the page as the script does."""
        options = browser.get(ADD).context["js_data"]["creation_options"]["publicKey"]
        self.owner = options["user"]["id"]
        return browser.post(ADD, {"name": "", "passwordless": "True", "credential": json.dumps(self.made(options))})

    def made(self, options):
        """What the browser gives when the passkey is made."""
        data = self.client_data("webauthn.create", options["challenge"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        auth = sha256(b"localhost") + bytes([self.flags | ATTESTED]) + bytes(4) + attested
        response = {"clientDataJSON": websafe_encode(data)}
        response["attestationObject"] = websafe_encode(cbor.encode({"fmt": "none", "attStmt": {}, "authData": auth}))
        return self.told(response, {"credProps": {"rk": True}})

    def sign_in(self, browser):
        options = browser.get(DOOR).json()["data"]["request_options"]["publicKey"]
        self.last = self.used(options)
        return self.say_again(browser)

    def say_again(self, browser):
        """Sends the last answer, as somebody would who had listened."""
        return browser.post(DOOR, {"credential": self.last}, content_type="application/json")

    def used(self, options):
        """What the browser gives when the passkey is used."""
        data = self.client_data("webauthn.get", options["challenge"])
        auth = sha256(b"localhost") + bytes([self.flags]) + bytes(4)
        signature = self.key.sign(auth + sha256(data), ec.ECDSA(hashes.SHA256()))
        return self.told(
            {
                "clientDataJSON": websafe_encode(data),
                "authenticatorData": websafe_encode(auth),
                "signature": websafe_encode(signature),
                "userHandle": self.owner,
            }
        )

    def told(self, response, results=None):
        name = websafe_encode(self.id)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": results or {},
        }
