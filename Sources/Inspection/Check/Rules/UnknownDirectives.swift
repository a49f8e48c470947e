import Corefile

/// Says of directives that CoreDNS does not know what they most likely are.
struct UnknownDirectives {
  /// What CoreDNS had once, when it lost it, and what to write instead.
  private static let removed: [String: (version: String, fix: String)] = [
    "proxy": ("1.5.0", "write forward"),
    "federation": ("1.7.0", "remove it, and the names of federated services"),
    "startup": ("1.3.0", "write `on startup COMMAND`"),
    "shutdown": ("1.3.0", "write `on shutdown COMMAND`"),
    "reverse": ("1.3.0", "write template"),
  ]

  /// The plugins that CoreDNS's own list of external ones names, and some that it does not; each needs
  /// a CoreDNS that was built with it.
  static let external: Set<String> = [
    "alias", "alternate", "amazondns", "blocker", "demo", "docker", "dockerdiscovery", "dso",
    "dump",
    "dynapi", "ebpf", "ens", "example", "fallback", "fanout", "filter", "finalize", "flatten",
    "gathersrv", "git", "gravwell", "gslb", "idetcd", "ipecho", "ipin", "json", "mdns", "meship",
    "meshname", "mysql", "netbox", "pdsql", "pocketbase", "rebind", "records", "recursor", "redis",
    "redis_cache", "redisc", "responsefilter", "rrl", "umbrella", "unbound", "warnlist", "wgsd",
    "forwardcrd", "k8s_api", "podnames",
  ]

  /// The finding in the place of the parser's; one of an external plugin is a note.
  static func finding(for finding: Diagnostic, name: String) -> Diagnostic {
    var finding = finding
    guard !external.contains(name) else {
      finding.severity = .note
      finding.id = "external-plugin"
      finding.message = "external: \(name) needs a CoreDNS built with it"
      (finding.notes, finding.fix) = (["its stanza is not read"], nil)
      return finding
    }
    finding.severity = .error
    finding.notes = []
    if let removed = removed[name] {
      finding.id = "removed-plugin"
      finding.notes = ["\(name) was removed in CoreDNS \(removed.version)"]
      finding.fix = removed.fix
    } else if let guess = guess(name) {
      finding.id = guess.id
      finding.notes = [guess.note]
      finding.fix = guess.fix
    } else if finding.fix == nil, let near = sameLetters(name) {
      finding.fix = "write \(near)"
    } else if let near = finding.fix {
      finding.fix = "write \(near)"
    } else {
      finding.fix =
        "correct the name; for a plugin of your own build give its plugin.cfg with --plugin-cfg,"
        + " or describe it with --plugins"
    }
    return finding
  }

  private static func sameLetters(_ name: String) -> String? {
    let lower = name.lowercased()
    return lower != name && DirectiveList.coreDNS.contains(lower) ? lower : nil
  }

  /// What a name is that no plugin can have.
  private static func guess(_ name: String) -> (id: String, note: String, fix: String)? {
    if ["apiVersion:", "kind:", "metadata:", "data:", "Corefile:"].contains(name) {
      return (
        id: "manifest-as-corefile", note: "this is the manifest of a ConfigMap, not a Corefile",
        fix: "give the text under data.Corefile, or -f configmap:NAMESPACE/NAME"
      )
    }
    let marks = ["{{", "}}", "{%", "__PILLAR__", "${", "STUBDOMAINS", "UPSTREAMNAMESERVER"]
    if marks.contains(where: name.contains) {
      return (
        id: "unrendered-template", note: "this looks like a template that was not rendered",
        fix: "render the template, and check what comes of it"
      )
    }
    if name.contains("\\n") {
      return (
        id: "written-line-break", note: "\\n is two letters of the word, and no line break",
        fix: "break the line there"
      )
    }
    if name.contains("{") || name.contains("}") {
      return (
        "glued-brace", "the brace is part of the name", "put the brace on a line of its own"
      )
    }
    let port = name.split(separator: ":").last.flatMap { Int($0) }
    if name.contains(":"), port != nil || name.contains("://") {
      return (
        id: "block-in-block", note: "this is the key of a server block, inside of another block",
        fix: "move the block behind the } of the one that it stands in"
      )
    }
    if Int(name) != nil || name.contains(".") || name.hasPrefix("/") {
      return (
        id: "wrapped-line", note: "a directive's words all stand on its line",
        fix: "put it at the end of the line before"
      )
    }
    return nil
  }
}
