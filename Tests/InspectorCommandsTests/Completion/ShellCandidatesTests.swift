import ArgumentParser
import Testing

@testable import InspectorCommands

/// Names from files that are not trusted, as candidates of shells.
@Suite struct ShellCandidatesTests {
  private static let harmless = [
    "arn:aws:eks:eu:1:cluster/x", "admin@prod", "10.0.0.0/24", "müller",
  ]

  @Test("ordinary names are offered to every shell, sorted and once")
  func ordinary() {
    for shell in [CompletionShell.bash, .fish] {
      let offered = ShellCandidates.offered(Self.harmless + Self.harmless, to: shell)
      #expect(offered == Self.harmless.sorted())
    }
    #expect(ShellCandidates.offered(Self.harmless, to: .zsh).count == Self.harmless.count)
  }

  @Test(
    "bash is offered nothing that it would expand",
    arguments: [
      "$(id)", "`id`", "$HOME", "a b", "~x", "a;b", "a'b", "a\"b", "a\\b", "*", "a|b", "{a,b}",
    ])
  func expanded(name: String) {
    #expect(ShellCandidates.offered([name], to: .bash) == [])
    #expect(ShellCandidates.offered([name], to: .fish) == [name])
  }

  @Test(
    "no shell is offered what looks like an option, or what changes a terminal",
    arguments: ["", "-f", "--server=x", "a\nb", "a\tb", "\u{1B}[2J", "e\u{202E}vil"])
  func unfit(name: String) {
    for shell in CompletionShell.allCases {
      #expect(ShellCandidates.offered([name], to: shell) == [])
    }
  }

  @Test("zsh gets colons and backslashes as parts of the name")
  func zsh() {
    #expect(ShellCandidates.offered([".:53", "a\\b"], to: .zsh) == [".\\:53", "a\\\\b"])
  }
}
