"""Takes the pictures of the README anew, from the running program.

``.venv/bin/python docs/pictures.py`` serves the shipped content and drives Chromium.
"""

import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PORT = 8599
SIZE = {"width": 1440, "height": 900}
#: The address of each picture, by file name.
VIEWS = {
    "look.png": "/?domain=statistical-learning&select=logistic-regression"
    "&goals=ridge-regression",
    "plan.png": "/plan?goals=transformer",
}
#: What the learner on the pictures knows.
KNOWN = ("supervised-learning", "vector", "probability", "derivative")


def main() -> None:
    """Write each picture beside this file."""
    with _served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        for name, address in VIEWS.items():
            page.goto(url + address)
            page.locator("canvas").first.wait_for()
            page.wait_for_timeout(1_500)
            page.screenshot(path=HERE / name)
        browser.close()


@contextmanager
def _served() -> Iterator[str]:
    program = str(Path(sysconfig.get_path("scripts")) / "conceptpath")
    with tempfile.TemporaryDirectory() as home:
        env = {"CONCEPTPATH_HOME": home, "PATH": "/usr/bin:/bin"}
        subprocess.run([program, "know", *KNOWN], env=env, check=True)
        server = subprocess.Popen(
            [program, "ui", "--no-browser", "--port", str(PORT)],
            env=env,
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait(f"http://localhost:{PORT}")
            yield f"http://localhost:{PORT}"
        finally:
            server.terminate()
            server.wait()


def _wait(url: str) -> None:
    for _ in range(100):
        try:
            with urlopen(url):  # noqa: S310 - this machine's own server
                return
        except OSError:
            time.sleep(0.2)
    sys.exit(f"nothing answers at {url}")


if __name__ == "__main__":
    main()
