"""What the tests of the shells share: the built tool, and a folder with Corefiles."""

import os
import pathlib
import re
import signal
import subprocess

import pytest

# A shell at a terminal starts with the signals' defaults, whoever ignores them here.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGQUIT, signal.SIG_DFL)

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMPLETIONS = ROOT / "completions"

SHARED = """\
.:53 {
    podnames pods.cluster.local in-addr.arpa
    kubernetes cluster.local {
        pods verified
    }
    k8s_api {
        kubeconfig kubeconfig staging
    }
}
"""

STOCK = """\
example.org {
    kubernetes cluster.local
}
"""

KUBECONFIG = """\
apiVersion: v1
kind: Config
clusters: [{name: only, cluster: {server: "https://127.0.0.1:9"}}]
users: [{name: nobody, user: {}}]
contexts:
- {name: staging, context: {cluster: only, user: nobody}}
- {name: production, context: {cluster: only, user: nobody}}
- {name: "$(touch run-by-tab)", context: {cluster: only, user: nobody}}
- {name: "`touch run-by-tab`", context: {cluster: only, user: nobody}}
"""


@pytest.fixture(scope="session")
def tool():
    """The tool that `make build` has built."""
    path = ROOT / ".build" / "debug" / "k8sapi-inspect"
    assert path.exists(), "make build makes it"
    return path


@pytest.fixture
def folder(tmp_path):
    """A folder with a Corefile, another Corefile below it, and a broken one."""
    (tmp_path / "other").mkdir()
    (tmp_path / "Corefile").write_text(SHARED)
    (tmp_path / "other" / "Corefile").write_text(STOCK)
    (tmp_path / "broken").write_text(".:53 {\n    kubernetes {\n")
    (tmp_path / "waiting").write_text("import /dev/stdin\n")
    (tmp_path / "kubeconfig").write_text(KUBECONFIG)
    (tmp_path / "home").mkdir()
    return tmp_path


@pytest.fixture
def environment(tool, folder):
    """An environment in which the tool is on the path, and nothing of the user's counts."""
    return {
        "PATH": f"{tool.parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(folder / "home"),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
    }


def run(arguments, environment, folder, check=True):
    """Runs a program and gives what it printed; nothing may stand on standard error."""
    outcome = subprocess.run(
        [os.fspath(argument) for argument in arguments],
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if check:
        assert outcome.stderr == ""
        assert outcome.returncode == 0
    return outcome


def shown_candidates(shell):
    """What a shell at a terminal shows between its marks, each candidate in angle brackets."""
    shell.expect_exact("<<begin>>")
    shell.expect_exact("<<end>>")
    return set(re.findall(r"<([^<>\r\n]+)>", shell.before.decode()))
