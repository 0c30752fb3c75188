"""A small OpenID Connect issuer on loopback: discovery, authorisation, token, userinfo, keys."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "inglenook", "kept-between-us"


class Issuer:
    """Knows one person at a time, and says about them what a test tells it to say."""

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.person = {"sub": "7", "email": "eli@inglenook.example", "email_verified": True, "name": "Eli"}
        self.asked, self.audience, self.answers = {}, CLIENT, True
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def discovery(self):
        places = {name: f"{self.url}/{name}" for name in ("authorize", "token", "userinfo", "jwks")}
        return {
            "issuer": self.url,
            "authorization_endpoint": places["authorize"],
            "token_endpoint": places["token"],
            "userinfo_endpoint": places["userinfo"],
            "jwks_uri": places["jwks"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def authorised(self, query):
        """Where the browser goes back to."""
        self.asked = query
        return f"{query['redirect_uri']}?{urlencode({'code': 'once', 'state': query['state']})}"

    def token(self, form):
        if form.get("client_secret") != SECRET or form.get("code") != "once" or "code_verifier" not in form:
            return {"error": "invalid_grant"}
        now = int(time.time())
        claims = {**self.person, "iss": self.url, "aud": self.audience, "iat": now, "exp": now + 60}
        return {"access_token": "a", "token_type": "Bearer", "id_token": jwt.encode(claims, self.key, "RS256")}

    def handler(issuer):  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args):
                """Tests are quiet."""

            def told(self, value):
                body = json.dumps(value).encode()
                self.send_response(200 if issuer.answers else 500)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                url = urlsplit(self.path)
                if url.path == "/authorize":
                    query = {name: values[0] for name, values in parse_qs(url.query).items()}
                    self.send_response(302)
                    self.send_header("Location", issuer.authorised(query))
                    self.end_headers()
                else:
                    self.told(issuer.person if url.path == "/userinfo" else issuer.discovery())

            def do_POST(self):
                length = int(self.headers["Content-Length"])
                form = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
                self.told(issuer.token(form))

        return Handler
