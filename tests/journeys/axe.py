"""axe-core on a page: no finding is fine, any finding is a fault."""

import json
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


def findings(page: Page) -> list[str]:
    """What axe found, a line each. Runs through the debugger, so the page's own policy stays strict."""
    session = page.context.new_cdp_session(page)
    ask = f"axe.run(document, {json.dumps(RULES)}).then((found) => JSON.stringify(found.violations))"
    source = f"{SCRIPT.read_text(encoding='utf-8')};\n{ask}"
    answer = session.send("Runtime.evaluate", {"expression": source, "awaitPromise": True, "returnByValue": True})
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    violations = json.loads(answer["result"]["value"])
    return [f"{v['id']}: {v['help']} at {v['nodes'][0]['target']} (+{len(v['nodes']) - 1})" for v in violations]
