/// Replaces names in the text of a Corefile.
///
/// What gives the file its structure stays: the names of directives and properties, the words that
/// they take, numbers and durations, references to variables. Comments go, but for those that allow
/// findings.
struct CorefileRedaction {
  /// The properties whose words are names, whatever they look like.
  private static let naming: Set<String> = ["namespaces", "labels", "namespace_labels"]

  /// The words that plugins give a meaning to.
  private static let keywords: Set<String> = [
    "verified", "insecure", "disabled", "in", "notin", "exists", "any", "all", "on", "off",
    "true", "false", "none", "exact", "prefix", "suffix", "substring", "regex", "stop",
    "continue", "answer", "auto", "name", "type", "class", "ttl", "value", "edns0", "local",
    "nsid", "subnet", "set", "unset", "append", "replace", "rcode", "success", "denial", "error",
    "servfail", "nxdomain", "nodata", "random", "round_robin", "sequential", "weighted",
    "force_tcp", "prefer_udp", "to", "from", "net", "request", "response", "allow", "block",
    "filter", "drop", "header", "zone", "zones", "key", "file", "immediate", "IN", "CH", "HS",
    "ANY", "A", "AAAA", "CNAME", "HINFO", "MX", "NS", "PTR", "SOA", "SRV", "TXT", "NAPTR",
    "NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED", "FORMERR", "erratic", "index", "incidr",
    "client_ip", "server_ip", "client_port", "server_port", "port", "proto", "size", "do",
    "bufsize", "metadata", "opcode", "id", "tls", "grpc", "quic", "dns64", "udp", "tcp",
    "simulated", "hostname", "@", "/etc/resolv.conf", "/etc/hosts",
  ]

  /// The mark of comments that stay, with the identifiers behind it.
  private static let mark = "k8sapi-inspect: allow"

  private var result = ""
  private var token = ""
  /// The comment under way; nil outside.
  private var comment: String?
  private var depth = 0
  private var isQuoted = false
  private var isFirst = true
  private var isNaming = false

  /// The text with its names replaced.
  static func redacted(_ text: String, _ words: inout Pseudonyms) -> String {
    var redaction = CorefileRedaction()
    // By scalars: to Swift the end of a line of Windows is one character, of another kind.
    for scalar in text.unicodeScalars { redaction.take(scalar, &words) }
    redaction.end(&words)
    redaction.endComment()
    return redaction.result
  }

  private mutating func take(_ scalar: Unicode.Scalar, _ words: inout Pseudonyms) {
    if scalar == "\n" {
      end(&words)
      endComment()
      (isFirst, isNaming) = (true, false)
      result.unicodeScalars.append(scalar)
    } else if comment != nil {
      comment?.unicodeScalars.append(scalar)
    } else if scalar.properties.isWhitespace {
      end(&words)
      result.unicodeScalars.append(scalar)
    } else if scalar == "#", token.isEmpty, !isQuoted {
      comment = "#"
    } else {
      token.unicodeScalars.append(scalar)
    }
  }

  private mutating func endComment() {
    guard let text = comment else { return }
    comment = nil
    guard let mark = text.firstRange(of: Self.mark) else { return }
    // An identifier is of small letters and dashes; what is no identifier is somebody's reason.
    let words = text[mark.upperBound...].split { $0 == "," || $0.isWhitespace }
    let identifiers = words.prefix { word in
      word.allSatisfy { $0 == "-" || ("a"..."z").contains($0) } && word.contains("-")
    }
    result += "# \(Self.mark) \(identifiers.joined(separator: ", "))"
  }

  private mutating func end(_ words: inout Pseudonyms) {
    guard !token.isEmpty else { return }
    let word = token
    token = ""
    if word == "{" { depth += 1 }
    if word == "}" { depth = max(0, depth - 1) }
    let isStart = isFirst && !["{", "}"].contains(word)
    if isStart { isFirst = false }
    for character in word where character == "\"" { isQuoted.toggle() }
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    if isStart, isPlain, depth > 0 || word == "import" {
      isNaming = Self.naming.contains(word)
      result += word
    } else if Self.isReference(word) || !isNaming && Self.isKept(word) {
      result += word
    } else {
      result += WordSplitter.map(word) { part in
        isNaming && !["in", "notin"].contains(part) || !Self.isKept(part)
          ? words.pseudonym(of: part) : part
      }
    }
  }

  /// `{$VARIABLE}`, `{%VARIABLE%}`, `{name}` of a log's format, and `.Name` of a template.
  private static func isReference(_ word: String) -> Bool {
    let bare = word.drop { $0 == "\"" }
    return bare.hasPrefix("{") && bare.contains("}") || bare == "{{" || bare == "}}"
      || bare.hasPrefix(".") && bare.dropFirst().first?.isUppercase == true
  }

  /// A keyword, a letter or a range of letters in a pattern, a number, a duration or a size.
  private static func isKept(_ word: String) -> Bool {
    if word.count == 1 || keywords.contains(word) { return true }
    if word.wholeMatch(of: /([A-Za-z0-9]-[A-Za-z0-9])+-?/) != nil { return true }
    guard let first = word.first, first.isNumber, Pseudonyms.octets(word) == nil else {
      return false
    }
    return word.allSatisfy { $0.isNumber || $0 == "." || "hmsuµnkKMGTBi".contains($0) }
  }
}
