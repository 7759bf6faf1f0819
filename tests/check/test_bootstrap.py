"""scripts/bootstrap.sh in a folder and with programs of its own: stubs write down what they were asked, nothing is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.content.paths import ROOT

REAL = ("dirname", "grep", "cat", "cksum", "mktemp", "tail", "rm", "mkdir", "cp")  # harmless programs that the script and the stubs need
PYTHON = """#!/bin/sh
case "$*" in
  *version_info*) exit "${STUB_TOO_OLD:-0}" ;;
  --version) echo "Python 3.9.2" ;;
  *ctypes.util*) case "$*" in *"${STUB_LACKS:-nothing}"*) exit 1 ;; esac ;;
  *sys.version*) echo "3.12 stub" ;;
  "-m venv --clear .venv") echo "$*" >>"$STUB_LOG"; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
  "-m pip"* | "-m scripts."*) echo "$*" >>"$STUB_LOG"; mkdir -p node_modules ;;
esac
"""
STUBS = {
    "python3": PYTHON,
    "uname": "#!/bin/sh\necho ${STUB_SYSTEM:-Linux}\n",
    "id": "#!/bin/sh\necho ${STUB_USER:-0}\n",
    "fc-list": "#!/bin/sh\necho /usr/share/fonts/DejaVuSans.ttf: DejaVu Sans\n",
    "chromium": "#!/bin/sh\nexit 0\n",
    "apt-get": '#!/bin/sh\necho "apt-get $*" >>"$STUB_LOG"\necho "E: no such thing"\nexit 100\n',
}


class Machine:
    """A machine of stubs with a fresh clone on it, in a folder with a space in its name."""

    def __init__(self, folder: Path) -> None:
        self.clone, self.bin, self.log = folder / "a clone", folder / "bin", folder / "log"
        (self.clone / "scripts").mkdir(parents=True)
        shutil.copy(ROOT / "scripts/bootstrap.sh", self.clone / "scripts")
        for name in ("requirements.txt", "requirements-test.txt", "package-lock.json"):
            (self.clone / name).write_text("one\n")
        self.bin.mkdir()
        for name in REAL:
            (self.bin / name).symlink_to(shutil.which(name))
        for name, text in STUBS.items():
            (self.bin / name).write_text(text)
            (self.bin / name).chmod(0o755)

    def run(self, *args: str, **env: str) -> subprocess.CompletedProcess:
        env = {"PATH": str(self.bin), "STUB_LOG": str(self.log), "TMPDIR": str(self.clone.parent), **env}
        command = ["/bin/sh", str(self.clone / "scripts/bootstrap.sh"), *args]
        return subprocess.run(command, env=env, cwd=self.clone.parent, capture_output=True, text=True, timeout=30)

    def asked(self) -> list[str]:
        """What the stubs were asked since the last call."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def refused(machine: Machine, result: subprocess.CompletedProcess) -> str:
    """The script gave up with one line and exit 2, and made nothing; returns the line."""
    assert result.returncode == 2, result.stdout + result.stderr
    assert result.stderr.startswith("error: ")
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert not (machine.clone / ".venv").exists()
    return result.stderr


@pytest.mark.parametrize("mode", ["tests", "--help", "site test"])
def test_unknown_mode_is_refused(machine, mode):
    assert "usage: scripts/bootstrap.sh site|test" in refused(machine, machine.run(mode))


def test_old_python_is_refused(machine):
    line = refused(machine, machine.run("site", STUB_TOO_OLD="1"))
    assert "Python 3.9.2 is too old; install Python 3.11 or later, or set PYTHON=/path/to/python" in line


def test_no_python_is_refused(machine):
    (machine.bin / "python3").unlink()
    assert "no python3; install Python 3.11 or later" in refused(machine, machine.run("site"))
    assert "no /opt/none; " in refused(machine, machine.run("site", PYTHON="/opt/none"))


def test_chrome_that_is_no_program_is_refused(machine):
    line = refused(machine, machine.run("test", CHROME="/opt/no chrome"))
    assert "CHROME=/opt/no chrome is not a program; set it to a Chromium or Chrome" in line
    assert machine.asked() == []


def test_no_chromium_on_a_mac_names_what_to_install(machine):
    (machine.bin / "chromium").unlink()
    assert "install Google Chrome and run: CHROME=" in refused(machine, machine.run("test", STUB_SYSTEM="Darwin"))


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"STUB_USER": "1000"}, "run: sudo apt-get update && sudo apt-get install --no-install-recommends -y libpango-1.0-0"),
        ({"STUB_SYSTEM": "Darwin"}, "run: brew install pango"),
    ],
)
def test_missing_library_names_the_command_to_run(machine, env, says):
    assert says in refused(machine, machine.run("site", STUB_LACKS="pango-1.0", **env))
    assert machine.asked() == []


def test_missing_library_without_apt_names_the_packages(machine):
    (machine.bin / "apt-get").unlink()
    line = refused(machine, machine.run("site", STUB_LACKS="harfbuzz-subset"))
    assert "missing (by Debian's names): libharfbuzz-subset0; install them with your package manager" in line


def test_installation_that_fails_shows_why(machine):
    result = machine.run("site", STUB_LACKS="pango-1.0")
    assert result.returncode == 2
    assert result.stderr == "E: no such thing\nerror: apt-get could not install libpango-1.0-0\n"
    assert machine.asked() == ["apt-get update -q"]


def test_second_run_installs_nothing(machine):
    assert machine.run("site").returncode == 0
    first = machine.asked()
    assert first[0] == "-m venv --clear .venv"
    assert first[1].endswith("--no-deps --require-hashes -r requirements.txt")
    assert len(first) == 2
    assert machine.run("site").returncode == 0
    assert machine.asked() == []


def test_changed_lock_file_installs_again(machine):
    assert machine.run("test").returncode == 0
    assert [line.split()[:4] for line in machine.asked()][3:] == [["-m", "scripts.check.node", "npm", "ci"]]
    (machine.clone / "requirements.txt").write_text("two\n")
    assert machine.run("test").returncode == 0
    assert [line.split()[1] for line in machine.asked()] == ["venv", "pip", "pip"]
    (machine.clone / "package-lock.json").write_text("two\n")
    assert machine.run("test").returncode == 0
    assert [line.split()[1] for line in machine.asked()] == ["scripts.check.node"]


def test_packages_of_the_checks_are_installed_for_the_checks_only(machine):
    assert machine.run("site").returncode == 0
    assert [line.split()[-1] for line in machine.asked()] == [".venv", "requirements.txt"]
    assert machine.run("test").returncode == 0
    added = machine.asked()
    assert added[0].endswith("--no-deps --require-hashes -r requirements-test.txt")
    assert [line.split()[1] for line in added] == ["pip", "scripts.check.node"]
    assert machine.run("test").returncode == 0
    assert machine.asked() == []


def test_changed_list_of_the_checks_leaves_nothing_of_the_old_one(machine):
    assert machine.run("test").returncode == 0
    machine.asked()
    (machine.clone / "requirements-test.txt").write_text("two\n")
    assert machine.run("site").returncode == 0
    assert machine.asked() == []
    assert machine.run("test").returncode == 0
    assert [line.split()[-1] for line in machine.asked()] == [".venv", "requirements.txt", "requirements-test.txt"]


def test_installation_that_was_broken_off_is_done_again(machine):
    (machine.bin / "python3").write_text(PYTHON.replace('"-m pip"*', '"-m pip"*) exit 7 ;;\n  "-m no"*'))
    assert machine.run("site").returncode == 7
    (machine.bin / "python3").write_text(PYTHON)
    machine.asked()
    assert machine.run("site").returncode == 0
    assert [line.split()[1] for line in machine.asked()] == ["venv", "pip"]
