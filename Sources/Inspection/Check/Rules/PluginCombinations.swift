import Corefile

/// Finds plugins of one server block that have no effect without another, or beside it.
struct PluginCombinations {
  let corefile: ParsedCorefile
  /// The order of execution.
  let order: PluginOrder

  /// Plugins that answer names that another has handed on.
  private static let answering: Set<String> = [
    "auto", "azure", "clouddns", "erratic", "etcd", "file", "forward", "grpc", "hosts",
    "k8s_external", "kubernetes", "kubernetai", "nomad", "route53", "secondary", "template",
    "whoami", "podnames", "fanout", "alternate", "unbound", "recursor",
  ]

  /// What has no effect.
  var findings: [Diagnostic] {
    corefile.blocks.flatMap { autopath($0) + handedOn($0) }
  }

  private func autopath(_ block: ServerBlock) -> [Diagnostic] {
    guard let directive = block.directive("autopath"),
      let word = directive.tokens.first(where: { $0.text.hasPrefix("@") })
    else { return [] }
    let target = String(word.text.dropFirst())
    guard let provider = block.directive(target) else {
      return [
        Diagnostic(
          .warning, id: "autopath-without-target",
          "autopath has no effect: there is no \(target) in this server block",
          at: word,
          fix: "put \(target) into the block, or remove autopath")
      ]
    }
    guard target == "kubernetes", !hasVerifiedPods(provider) else { return [] }
    return [
      Diagnostic(
        .warning, id: "autopath-without-pods",
        "autopath has no effect: kubernetes knows no pods without `pods verified`",
        at: word,
        fix: "write `pods verified` in the kubernetes block")
    ]
  }

  private func hasVerifiedPods(_ directive: Directive) -> Bool {
    corefile.properties(of: directive).contains {
      $0.name.text == "pods" && $0.words.first?.text == "verified"
    }
  }

  private func handedOn(_ block: ServerBlock) -> [Diagnostic] {
    guard let directive = block.directive("kubernetes"),
      directive.tokens.text?.mayHave("fallthrough") ?? true,
      let place = order.index(of: "kubernetes"),
      let word = corefile.properties(of: directive).first(where: { $0.name.text == "fallthrough" })?
        .name
    else { return [] }
    let isAnswered = block.directives.contains { other in
      guard other.name != "kubernetes", let index = order.index(of: other.name) else {
        return !PluginOrder.builtIn.names.contains(other.name)
      }
      return index > place && Self.answering.contains(other.name)
    }
    guard !isAnswered else { return [] }
    return [
      Diagnostic(
        .note, id: "fallthrough-to-nothing",
        "fallthrough hands names on, and no plugin behind kubernetes answers any",
        at: word,
        notes: ["CoreDNS answers SERVFAIL or REFUSED for them"],
        fix: "add forward, or remove fallthrough")
    ]
  }
}
