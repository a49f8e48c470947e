import ArgumentParser
import Rendering

/// Names from a Corefile or a kubeconfig as candidates that a shell can be given.
///
/// Neither file is trusted: whoever presses Tab in a folder must not run what its Corefile says.
enum ShellCandidates {
  /// The names that can be offered, each once, sorted and as the shell takes them.
  static func offered(_ names: [String], to shell: CompletionShell?) -> [String] {
    let kept = Set(names).filter { name in
      !name.isEmpty && !name.hasPrefix("-") && TerminalText.escaped(name) == name
        && (shell != .bash || name.unicodeScalars.allSatisfy(isPlain))
    }
    return kept.sorted().map { shell == .zsh ? zshEscaped($0) : $0 }
  }

  /// Whether bash takes a character for itself.
  ///
  /// Its script gives all candidates to `compgen -W`, which expands them: a `$(…)` would be run.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x7F || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || ("0"..."9").contains(scalar) || "._:/@%+,=-".unicodeScalars.contains(scalar)
  }

  /// zsh's script takes what follows a colon for a description.
  private static func zshEscaped(_ name: String) -> String {
    name.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
  }
}
