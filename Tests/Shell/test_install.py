"""`make install`, and what works where it has put things."""

import os
import shutil
import subprocess

import pytest
from conftest import ROOT, run

FILES = {
    "bin/k8sapi-inspect",
    "bin/kubectl-k8sapi_inspect",
    "bin/kubectl_complete-k8sapi_inspect",
    "share/bash-completion/completions/k8sapi-inspect",
    "share/fish/vendor_completions.d/k8sapi-inspect.fish",
    "share/man/man1/k8sapi-inspect-findings.1",
    "share/man/man1/k8sapi-inspect-repl.1",
    "share/man/man1/k8sapi-inspect.1",
    "share/zsh/site-functions/_k8sapi-inspect",
}


def make(target, destination):
    return subprocess.run(
        ["make", "-C", ROOT, target, "CONFIGURATION=debug", f"DESTDIR={destination}", "PREFIX=/usr"],
        capture_output=True,
        text=True,
        timeout=60,
    )


def files(destination):
    root = destination / "usr"
    return {str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir()}


@pytest.fixture(scope="module")
def destination(tmp_path_factory):
    destination = tmp_path_factory.mktemp("installed here")
    outcome = make("install", destination)
    assert outcome.returncode == 0, outcome.stderr
    return destination


@pytest.fixture
def installed(destination, environment):
    """The installation's root, first on the path."""
    root = destination / "usr"
    environment["PATH"] = f"{root / 'bin'}:/usr/local/bin:/usr/bin:/bin"
    return root


def test_every_file_is_in_its_place(destination):
    assert files(destination) == FILES
    assert os.readlink(destination / "usr/bin/kubectl-k8sapi_inspect") == "k8sapi-inspect"


def test_man_finds_the_page(installed, environment, folder):
    environment["MANPATH"] = str(installed / "share/man")
    environment["MANPAGER"] = "cat"
    outcome = run(["man", "k8sapi-inspect"], environment, folder)
    assert "show what CoreDNS sees of Kubernetes" in outcome.stdout


def test_bash_completion_finds_the_script(installed, environment, folder):
    script = (
        "source /usr/share/bash-completion/bash_completion; _completion_loader k8sapi-inspect;"
        " complete -p k8sapi-inspect"
    )
    environment["XDG_DATA_DIRS"] = str(installed / "share")
    outcome = run(["bash", "--norc", "-c", script], environment, folder, check=False)
    assert "-F _k8sapi-inspect k8sapi-inspect" in outcome.stdout


def kubectl_asks(words, environment, folder):
    program = shutil.which("kubectl_complete-k8sapi_inspect", path=environment["PATH"])
    return run([program, *words], environment, folder).stdout.splitlines()


@pytest.mark.parametrize(
    "words, candidates",
    [
        (["que"], ["query"]),
        (["query", ""], ["endpoints", "namespace", "pod", "service"]),
        (["-f", "other/Corefile", "query", "service", "ServiceE"], ["ServiceExternalIP"]),
        (["list", "pod", "--sort"], ["--sort-by"]),
        (["--server-block", ""], [".:53"]),
        (["-f", "broken", "query", ""], []),
        (["--corefile", "oth"], ["other"]),
    ],
)
def test_kubectl_is_answered(words, candidates, installed, environment, folder):
    *found, directive = kubectl_asks(words, environment, folder)
    assert sorted(found) == candidates
    assert directive == ":4"


@pytest.mark.skipif(shutil.which("kubectl") is None, reason="kubectl is no package of Debian")
class TestKubectl:
    def test_it_runs_the_tool(self, installed, environment, folder):
        words = ["kubectl", "k8sapi-inspect", "--demo", "watches", "-o", "name"]
        outcome = run(words, environment, folder)
        assert outcome.stdout.splitlines() == ["endpoints", "namespace", "pod", "service"]

    def test_it_completes(self, installed, environment, folder):
        words = ["kubectl", "__complete", "k8sapi-inspect", "query", "p"]
        outcome = run(words, environment, folder, check=False)
        assert outcome.stdout.splitlines() == ["pod", ":4"]


def test_uninstalling_leaves_nothing(tmp_path):
    assert make("install", tmp_path).returncode == 0
    assert make("uninstall", tmp_path).returncode == 0
    assert files(tmp_path) == set()
