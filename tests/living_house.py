"""A real house for tests and measurements: its own data folder, its own port, the server that production runs."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class LivingHouse:
    """Starts, stops and kills a house; what it writes lies under `data`, what it says in `log`."""

    def __init__(self, *, demo: bool = False, workers: int = 1, **env: str) -> None:
        self.data = Path(tempfile.mkdtemp(prefix="inglenook-house-"))
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.workers = workers
        self.log = self.data / "server.log"
        self.mails = self.data / "mails"
        self.server: subprocess.Popen[bytes] | None = None
        self.env = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            "DJANGO_SETTINGS_MODULE": "inglenook.site.settings",
            "INGLENOOK_DATA": str(self.data),
            "INGLENOOK_SECRET_KEY": "a-living-house-for-tests",
            "INGLENOOK_DEMO": "1" if demo else "0",
            "INGLENOOK_URL": self.url,
            "EMAIL_URL": f"file://{self.mails}",
            **env,
        }

    def manage(self, *words: str) -> str:
        return self.run("-m", "django", *words)

    def run(self, *words: str) -> str:
        command = [sys.executable, *words]
        result = subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def start(self) -> "LivingHouse":
        self.manage("migrate", "--noinput", "-v0")
        command = [
            str(Path(sys.executable).parent / "granian"),
            "--interface",
            "wsgi",
            "inglenook.site.wsgi:application",
        ]
        command += ["--host", "127.0.0.1", "--port", str(self.port), "--workers", str(self.workers)]
        command += ["--blocking-threads", "1", "--workers-kill-timeout", "3", "--no-access-log"]
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(
                command, cwd=ROOT, env=self.env, stdout=log, stderr=log, start_new_session=True
            )
        self.wait()
        return self

    def wait(self) -> None:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.url}/healthz", timeout=5).close()
            except OSError:
                assert self.server is not None
                assert self.server.poll() is None, self.log.read_text()
                time.sleep(0.1)
            else:
                return
        raise AssertionError(f"The house did not answer: {self.log.read_text()}")

    def stop(self, how: int = signal.SIGTERM) -> None:
        if self.server and self.server.poll() is None:
            os.killpg(self.server.pid, how)
            self.server.wait(timeout=20)
        self.server = None

    def kill(self) -> None:
        """Ends the server as a power cut would."""
        self.stop(signal.SIGKILL)
