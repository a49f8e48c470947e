"""bash loads the script and completes with it."""

import shlex

import cases
import pexpect
import pytest
from conftest import COMPLETIONS, run

# Calls the function as readline does, words cut at COMP_WORDBREAKS.
COMPLETE = """
source {script}
COMP_LINE={line}
COMP_POINT=${{#COMP_LINE}}
COMP_WORDS=({words})
COMP_CWORD=$(({count} - 1))
_k8sapi-inspect k8sapi-inspect {current} {previous}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def complete(line, environment, folder):
    words = line.split(" ")
    script = COMPLETE.format(
        script=shlex.quote(str(COMPLETIONS / "k8sapi-inspect.bash")),
        line=shlex.quote(line),
        words=" ".join(shlex.quote(word) for word in words),
        count=len(words),
        current=shlex.quote(words[-1]),
        previous=shlex.quote(words[-2]),
    )
    outcome = run(["bash", "--norc", "-c", script], environment, folder)
    return {candidate for candidate in outcome.stdout.split("\n") if candidate}


@pytest.mark.parametrize("line, candidates", cases.EXACT)
def test_candidates(line, candidates, environment, folder):
    assert complete(line, environment, folder) == candidates


def test_a_name_from_a_file_is_not_run(environment, folder):
    found = complete("k8sapi-inspect --context ", environment, folder)
    assert found == {"production", "staging"}
    assert not (folder / "run-by-tab").exists()


def test_a_person_presses_tab(environment, folder):
    environment["INPUTRC"] = "/dev/null"
    bash = pexpect.spawn(
        "bash", ["--norc", "--noprofile", "-i"], env=environment, cwd=folder, timeout=60
    )
    bash.sendline(f"PS1='ready> '; source {COMPLETIONS}/k8sapi-inspect.bash; printf 'loa''ded\\n'")
    bash.expect("loaded\r\n")
    bash.expect("ready> ")
    bash.send("k8sapi-inspect que\t")
    bash.expect_exact("query ")
    bash.send("po\t")
    bash.expect_exact("pod ")
    bash.send("\t")
    bash.expect_exact("PodIP ")
    bash.send("--no-h\t")
    bash.expect_exact("--no-headers ")
    bash.sendcontrol("u")
    bash.sendline("exit")
    bash.expect(pexpect.EOF)
