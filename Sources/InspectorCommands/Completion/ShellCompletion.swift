import ArgumentParser
import CoreDNSPlugins
import Informers
import Inspection
import K8sAPI
import KubernetesClient
import Rendering

/// Completes what the shell asks for, from the Corefile alone: nothing is connected to.
///
/// The generated scripts call the tool itself with the words that are typed.
enum ShellCompletion {
  /// The names of the watches.
  static let watches = CompletionKind.custom { words, _, _ in
    sessions(words).flatMap(\.watches).map(\.name)
  }

  /// `--only` takes several names with commas between.
  static let watchLists = CompletionKind.custom { words, _, typed in
    let names = sessions(words).flatMap(\.watches).map(\.name)
    let head = typed.lastIndex(of: ",").map { typed[...$0] } ?? ""
    return names.map { head + $0 }
  }

  /// The names of the indexes of the watches that are typed, or of all.
  static let indexes = CompletionKind.custom { words, _, _ in
    let watches = sessions(words).flatMap(\.watches)
    let named = watches.filter { words.contains($0.name) }
    return (named.isEmpty ? watches : named).flatMap { $0.informer.description.indexNames }
  }

  /// The server blocks' addresses.
  static let blocks = CompletionKind.custom { words, _, _ in
    plans(words).flatMap(\.keys)
  }

  /// The contexts of the kubeconfig that is typed, or of the Corefile's.
  static let contexts = CompletionKind.custom { words, _, _ in
    let kubeconfig = value(of: ["--kubeconfig"], in: words)
    let opener = SessionOpener(invocation: invocation(words), demo: nil)
    let known = plans(words).flatMap { opener.contextNames(for: $0, kubeconfig: kubeconfig) }
    return Set(known).sorted()
  }

  private static func sessions(_ words: [String]) -> [BlockSession] {
    let opener = SessionOpener(invocation: invocation(words), demo: nil)
    return plans(words).compactMap { try? opener.openOffline($0) }
  }

  /// The plans of the Corefile that the words name; none where it cannot be used.
  private static func plans(_ words: [String]) -> [ServerBlockPlan] {
    var status = ExitStatus.success
    let invocation = invocation(words)
    guard let loaded = try? invocation.localCorefile() else { return [] }
    return (try? invocation.usablePlans(of: loaded, &status)) ?? []
  }

  /// A run that tells nobody anything: what it would say would end up in the line.
  private static func invocation(_ words: [String]) -> Invocation {
    let silence = CapturedOutput()
    var options = GlobalOptions.none
    options.corefile = value(of: ["-f", "--corefile"], in: words)
    // Standard input is the shell's, not a Corefile.
    if options.corefile == "-" { options.corefile = "/dev/null" }
    options.pluginCfg = value(of: ["--plugin-cfg"], in: words)
    options.demo = words.contains("--demo")
    return Invocation(
      context: CommandContext(standardOutput: silence, standardError: silence), options: options)
  }

  /// The value of an option among words that may be half typed.
  private static func value(of names: [String], in words: [String]) -> String? {
    for (position, word) in words.enumerated() {
      if names.contains(word), position + 1 < words.count { return words[position + 1] }
      for name in names where word.hasPrefix(name + "=") {
        return String(word.dropFirst(name.count + 1))
      }
    }
    return nil
  }
}
