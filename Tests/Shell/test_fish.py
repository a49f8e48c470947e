"""fish loads the script and completes with it, at a terminal: elsewhere it has no cursor."""

import cases
import pexpect
import pytest
from conftest import COMPLETIONS, shown_candidates

# Prints the candidates for what is typed, and gives the line up.
SETUP = """
function show
    set -l found (complete -C (commandline -cp))
    commandline ""
    printf '\\n<<begin>>\\n'
    printf '<%s>\\n' $found
    printf '<<end>>\\n'
end
bind \\ct show
echo loa''ded
"""


@pytest.fixture
def fish(environment, folder):
    (folder / "setup").write_text(f"source {COMPLETIONS}/k8sapi-inspect.fish\n{SETUP}")
    shell = pexpect.spawn(
        "fish",
        ["--no-config", "-i"],
        env=environment | {"TERM": "dumb"},
        cwd=folder,
        timeout=60,
        dimensions=(100, 200),
    )
    shell.send("source setup\r")
    shell.expect_exact("loaded\r\n")
    yield shell
    shell.close(force=True)


def complete(line, fish):
    fish.send(line + "\x14")
    return {candidate.split("\t")[0] for candidate in shown_candidates(fish)}


@pytest.mark.parametrize("line, candidates", cases.EXACT)
def test_candidates(line, candidates, fish):
    assert complete(line, fish) == candidates


def test_a_name_from_a_file_is_not_run(fish, folder):
    assert "production" in complete("k8sapi-inspect --context ", fish)
    assert not (folder / "run-by-tab").exists()
