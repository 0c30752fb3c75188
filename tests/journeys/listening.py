"""What a page says in its console and what it asks for, so that a test can insist on quiet."""

import re

from playwright.sync_api import ConsoleMessage, Page, Response

# Asked with nobody signed in, or for what is not there: the answers that a page reckons with.
EXPECTED = re.compile(r"status of (401|404)")


class Ear:
    """Listens to a page from its birth on. `faults` are errors in the console and answers nobody expects."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("response", self._answered)
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure or ""))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not EXPECTED.search(message.text):
            self.faults.append(f"console: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in (401, 404):
            self.faults.append(f"{response.status} {response.url}")

    def _failed(self, url: str, why: str) -> None:
        if "ERR_ABORTED" not in why:  # leaving a page ends what it was still asking for
            self.faults.append(f"{why} {url}")
