import Corefile

/// What to change about findings that do not say so themselves.
enum FindingAdvice {
  /// The change; nil where nothing is known to help.
  ///
  /// - Parameters:
  ///   - source: The line that the finding is about.
  ///   - provider: The plugin that connects in its block, where it belongs to one.
  static func fix(
    for diagnostic: Diagnostic, source: String?, provider: String?
  ) -> String? {
    if let fix = braceFix(diagnostic, source) { return fix }
    switch diagnostic.id {
    case "unknown-property":
      if diagnostic.notes.contains(where: { $0.contains("was removed") }) {
        return "remove \(word(diagnostic, source) ?? "it"): CoreDNS has it no more"
      }
      if diagnostic.notes.contains(where: { $0.contains("needs CoreDNS") }) {
        return "remove it, or use that version"
      }
      return property(named: word(diagnostic, source), provider: provider)
    case "wrong-argument-count":
      let usage = firstWord(source).flatMap { usages[$0] }
      return usage.map { "write it as `\($0)`" } ?? fixes[diagnostic.id]
    case "unexpected-end" where source?.last == ",": return "remove the comma"
    case "unexpected-token" where diagnostic.message.contains("Unknown field"):
      return "remove it: errors has no such property"
    case "import-unreadable" where diagnostic.message.contains("directory"):
      return "import what is in the folder with a pattern such as FOLDER/*"
    default: return fixes[diagnostic.id]
    }
  }

  /// What to do about braces where they are the cause of an error, whatever it is called.
  private static func braceFix(_ diagnostic: Diagnostic, _ source: String?) -> String? {
    guard diagnostic.severity == .error, let words = source?.split(whereSeparator: \.isWhitespace)
    else { return nil }
    if words == ["{"] { return "put the { at the end of the line before" }
    return words.count > 1 && words.last == "}" && !words.contains("{")
      ? "put the } on a line of its own" : nil
  }

  private static func property(named name: String?, provider: String?) -> String? {
    guard let name else { return nil }
    guard usages[name] != nil else {
      if let near = DirectiveList(usages.keys).suggestion(for: name) { return "write \(near)" }
      return "remove \(name), or correct its name"
    }
    guard provider == "k8s_api" else { return "remove \(name): this plugin does not have it" }
    if connection.contains(name) { return "move \(name) into the k8s_api block" }
    return stockOnly.contains(name)
      ? "remove \(name): only the stock kubernetes plugin has it, without k8s_api"
      : "move \(name) into the kubernetes block"
  }

  /// The word that a finding is about.
  private static func word(_ diagnostic: Diagnostic, _ source: String?) -> String? {
    guard let source, let location = diagnostic.location else { return nil }
    let rest = source.unicodeScalars.dropFirst(location.column - 1)
    let word = rest.prefix { !$0.properties.isWhitespace }
    return word.isEmpty ? nil : String(Substring(word))
  }

  private static func firstWord(_ source: String?) -> String? {
    source?.split { $0 == " " || $0 == "\t" }.first.map(String.init)
  }

  private static let connection: Set<String> = ["endpoint", "tls", "kubeconfig"]

  /// The properties that `kubernetes` loses in a block with `k8s_api`.
  private static let stockOnly: Set<String> = [
    "apiserver_burst", "apiserver_max_inflight", "apiserver_qps", "multicluster",
    "startup_timeout", "zonal",
  ]

  /// How each property is written.
  private static let usages: [String: String] = [
    "apiserver_burst": "apiserver_burst NUMBER",
    "apiserver_max_inflight": "apiserver_max_inflight NUMBER",
    "apiserver_qps": "apiserver_qps NUMBER",
    "endpoint": "endpoint URL",
    "endpoint_pod_names": "endpoint_pod_names",
    "fallthrough": "fallthrough [ZONES...]",
    "ignore": "ignore empty_service",
    "import": "import PATTERN",
    "kubeconfig": "kubeconfig KUBECONFIG CONTEXT",
    "labels": "labels EXPRESSION",
    "multicluster": "multicluster ZONES...",
    "namespace_labels": "namespace_labels EXPRESSION",
    "namespaces": "namespaces NAMESPACE...",
    "noendpoints": "noendpoints",
    "pods": "pods disabled|insecure|verified",
    "startup_timeout": "startup_timeout DURATION",
    "tls": "tls CERT KEY CACERT",
    "transfer": "transfer to ADDRESS...",
    "ttl": "ttl SECONDS",
    "zonal": "zonal",
  ]

  /// Advice by the finding's id.
  private static let fixes: [String: String] = [
    "batch-interval-crash": "write a duration such as 1s",
    "external-plugin": "build CoreDNS with it, or give its --plugin-cfg",
    "file-not-read": "run the check on that machine, with --here",
    "idle-key": "give a key whose name is the zone's, or a name above it",
    "invalid-address": "write HOST:PORT with a port from 0 to 65535",
    "invalid-class": "write IN, CH, CS, HS, NONE or ANY",
    "invalid-database": "give a GeoLite2 or GeoIP2 City database",
    "invalid-event": "write `on startup|shutdown|certrenew COMMAND`",
    "invalid-expression": "correct the expression where the note points",
    "invalid-key": "give the base name of a key's .key and .private files",
    "invalid-prefix": "write an IPv6 network of 32, 40, 48, 56, 64 or 96 bits",
    "invalid-rewrite": "write `name|type|class|edns0|ttl|cname|rcode` and what it needs",
    "invalid-root": "name a folder",
    "invalid-rule": "correct the word",
    "invalid-server": "write an IP address with or without a port, or the path of a resolv.conf",
    "invalid-tls": "give a certificate and its own key, both PEM",
    "invalid-type": "write a record type such as A or ANY, in upper case",
    "invalid-value": "correct the value",
    "invalid-weights": "write a name, and below it lines of ADDRESS WEIGHT from 1 to 255",
    "invalid-zone-file": "correct the zone file: it needs an SOA record of the zone",
    "missing-property": "add what is required",
    "not-implemented": "use `key file`",
    "out-of-range": "use a value within the bounds",
    "prefetch-crash": "write a percentage such as 10%",
    "startup-timeout-crash": "write a duration such as 5s",
    "too-many-servers": "keep at most 15 servers",
    "wrong-argument-count": "correct the number of words",
    "conflicting-properties": "remove one of the two",
    "empty-import": "name a snippet or a file after import",
    "endless-environment": "let no environment variable refer to itself",
    "endpoint-not-used": "remove endpoint, or remove kubeconfig",
    "expected-address": "remove the last comma, or name another address behind it",
    "foreign-zone": "add the zone to the plugin's zones",
    "https3-scheme": "use CoreDNS 1.13.2 or later",
    "import-matches-nothing": "correct the pattern where files should be there",
    "import-not-found": "correct the name, or add the file or snippet",
    "import-too-deep": "let no file import itself",
    "import-too-large": "import less",
    "import-unreadable": "let CoreDNS read the file",
    "invalid-cidr": "write a network whose address does not begin with 0 or :",
    "invalid-duration": "write a duration such as 5s",
    "invalid-glob": "use at most one * and no brackets",
    "invalid-number": "write a number that is not negative",
    "invalid-pod-mode": "pods verified",
    "invalid-port": "use a port from 0 to 65535",
    "invalid-ttl": "use a whole number from 0 to 3600",
    "invalid-zone": "write a domain name such as cluster.local",
    "missing-port": "add the port after the colon, or remove the colon",
    "multicluster-without-zone": "multicluster clusterset.local",
    "no-watcher": "add kubernetes or podnames to the block",
    "repeated-property": "remove this line, or the other",
    "reverse-first-zone": "name a zone such as pods.cluster.local first",
    "shadowed-watch": "let only one plugin of the block offer the watch",
    "snippet-cycle": "let no snippet import itself",
    "snippet-redeclared": "rename one of the snippets",
    "surplus-endpoint": "keep the first endpoint only",
    "tls-not-used": "remove tls, or give an https:// endpoint without kubeconfig",
    "transfer-from": "transfer to ADDRESS",
    "unexpected-argument": "remove it",
    "unexpected-end": "add the closing }",
    "unexpected-token": "write what is expected there, or close what is still open",
    "unknown-directive": "correct the name, or give the build's plugin.cfg with --plugin-cfg",
    "used-twice": "merge the two into one",
    "zone-already-defined": "merge the blocks, or give one another zone or port",
    "zone-overlap": "merge the blocks, or give one another zone or port",
    "zone-too-long": "use a zone of at most 255 bytes",
  ]
}
