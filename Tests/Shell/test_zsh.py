"""zsh loads the script and completes with it, at a terminal: elsewhere it completes nothing."""

import shlex

import cases
import pexpect
import pytest
from conftest import COMPLETIONS, shown_candidates

# Prints the candidates instead of showing them: every one passes through compadd.
SETUP = """
PS1='ready> '; unsetopt zle_bracketed_paste; zstyle ':completion:*' menu no
fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -d {dump}
compadd() {{
  if [[ ${{@[1,(i)(-|--)]}} == *-(O|A|D)\\ * ]] {{ builtin compadd "$@"; return }}
  local -a found; builtin compadd -A found "$@"; print -rl -- "<"$^found">"
  builtin compadd "$@"
}}
show() {{ print; print -r -- '<<begin>>'; zle expand-or-complete; print -r -- '<<end>>' }}
zle -N show; bindkey '^I' show
printf 'loa''ded\\n'
"""


@pytest.fixture(scope="module")
def shell_home(tmp_path_factory):
    return tmp_path_factory.mktemp("zsh")


@pytest.fixture
def zsh(environment, folder, shell_home):
    (shell_home / "setup").write_text(
        SETUP.format(folder=shlex.quote(str(COMPLETIONS)), dump=shell_home / "dump")
    )
    shell = pexpect.spawn(
        "zsh", ["-f", "-i"], env=environment, cwd=folder, timeout=60, dimensions=(100, 200)
    )
    shell.sendline(f"source {shell_home}/setup")
    shell.expect_exact("loaded\r\n")
    shell.expect_exact("ready> ")
    yield shell
    shell.close(force=True)


def complete(line, zsh):
    zsh.send(line + "\t")
    return shown_candidates(zsh)


@pytest.mark.parametrize("line, candidates", cases.EXACT)
def test_candidates(line, candidates, zsh):
    assert complete(line, zsh) == candidates


def test_a_name_from_a_file_is_not_run(zsh, folder):
    assert "production" in complete("k8sapi-inspect --context ", zsh)
    assert not (folder / "run-by-tab").exists()
