"""What the scripts ask the tool."""

import pytest
from conftest import run

QUESTION = ["k8sapi-inspect", "---completion", "query", "--", "positional@0", "4", "0"]


@pytest.mark.parametrize("corefile", ["broken", "missing", "waiting", "-", "/dev/stdin", "."])
@pytest.mark.parametrize("shell, nothing", [("bash", "\n"), ("fish", "\n"), ("zsh", " \n")])
def test_an_unusable_corefile_gives_nothing(corefile, shell, nothing, environment, folder):
    words = ["k8sapi-inspect", "query", "-f", corefile, ""]
    outcome = run(QUESTION + words, environment | {"SAP_SHELL": shell}, folder)
    assert outcome.stdout in ("", nothing)


def test_colons_are_no_descriptions_in_zsh(environment, folder):
    question = ["k8sapi-inspect", "---completion", "--", "--server-block", "2", "0"]
    words = ["k8sapi-inspect", "--server-block", ""]
    found = {
        shell: run(question + words, environment | {"SAP_SHELL": shell}, folder).stdout
        for shell in ("bash", "zsh", "fish")
    }
    assert found["zsh"] == ".\\:53\n \n"
    assert found["bash"].strip() == found["fish"].strip() == ".:53"


def test_control_characters_are_not_offered(environment, folder):
    text = (folder / "kubeconfig").read_text()
    (folder / "kubeconfig").write_text(
        text.replace("{name: production,", '{name: "\\e[2Jproduction",')
    )
    question = ["k8sapi-inspect", "---completion", "--", "--context", "2", "0"]
    words = ["k8sapi-inspect", "--context", ""]
    outcome = run(question + words, environment | {"SAP_SHELL": "fish"}, folder)
    assert "staging" in outcome.stdout
    assert "2J" not in outcome.stdout


def test_the_users_contexts_are_offered_where_the_corefile_names_no_kubeconfig(
    environment, folder
):
    own = (folder / "kubeconfig").read_text().replace("production", "mine")
    (folder / "own").write_text(own)
    question = ["k8sapi-inspect", "---completion", "--", "--context", "4", "0"]
    words = ["k8sapi-inspect", "-f", "other/Corefile", "--context", ""]
    environment |= {"SAP_SHELL": "fish", "KUBECONFIG": str(folder / "own")}
    assert "mine" in run(question + words, environment, folder).stdout.split("\n")
