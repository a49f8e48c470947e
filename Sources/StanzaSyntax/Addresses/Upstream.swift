/// The servers that plugins forward and grpc send queries to.
public enum Upstream {
  /// What is wrong with one server.
  ///
  /// - Parameters:
  ///   - word: An address with or without scheme and port, or a file that lists name servers.
  ///   - allowedSchemes: What forward takes; grpc, for which this is nil, takes all.
  ///   - resolvConf: The bytes of a file that can be opened (none for a folder), by its path.
  public static func problem(
    word: String, allowedSchemes: [String]?, resolvConf: (String) -> [UInt8]?
  ) -> String? {
    do {
      _ = try servers(words: [word], allowedSchemes: allowedSchemes, resolvConf: resolvConf)
      return nil
    } catch {
      return error.message
    }
  }

  /// Why words are no servers.
  public struct Failure: Error, Hashable {
    /// What CoreDNS says.
    public let message: String

    /// Makes a failure.
    public init(message: String) { self.message = message }
  }

  /// The servers that a directive's words stand for, files read and written as CoreDNS does: both
  /// plugins take at most 15.
  ///
  /// Throws the first fault that CoreDNS finds. All words are read before any scheme is judged, so a
  /// later word's fault may come first.
  public static func servers(
    words: [String], allowedSchemes: [String]?, resolvConf: (String) -> [UInt8]?
  ) throws(Failure) -> [String] {
    let servers = try addresses(words: words, resolvConf: resolvConf)
    guard let allowedSchemes else { return servers }
    for server in servers {
      let scheme = scheme(of: server).name
      guard !GoStrings.isOne(scheme, of: allowedSchemes) else { continue }
      throw Failure(
        message: "'\(scheme)' is not supported as a destination protocol in forward: \(server)")
    }
    return servers
  }

  private static func addresses(
    words: [String], resolvConf: (String) -> [UInt8]?
  ) throws(Failure) -> [String] {
    var servers: [String] = []
    for word in words {
      let (scheme, host) = scheme(of: word)
      guard !host.isEmpty else {
        throw Failure(message: "invalid address: \(GoQuotation.quoted(word))")
      }
      if let server = server(word, scheme: scheme, host: host) {
        servers.append(server)
      } else if let text = resolvConf(host) {
        servers += ResolvConfiguration.nameServers(text: text).map { joined(unzoned($0), "53") }
      } else {
        throw Failure(message: "not an IP address or file: \(GoQuotation.quoted(host))")
      }
    }
    if servers.isEmpty { throw Failure(message: "no nameservers found") }
    return servers
  }

  /// A word without file, or nothing: sockets are taken as they are, addresses may have a zone.
  private static func server(_ word: String, scheme: String, host: String) -> String? {
    if scheme == "unix" { return word }
    if case .success(let parts) = ListenAddress.split(host) {
      return IPText.isAddress(unzoned(parts.host)) ? word : nil
    }
    guard IPText.isAddress(unzoned(host)) else { return nil }
    let port = ports[scheme] ?? "53"
    return (scheme == "dns" ? "" : scheme + "://") + joined(host, port)
  }

  /// The port of each scheme, where a word names none.
  private static let ports = [
    "dns": "53", "tls": "853", "quic": "853", "grpc": "443", "https": "443",
  ]

  /// The scheme in front of an address, `dns` where none is, and the rest.
  private static func scheme(of word: String) -> (name: String, rest: String) {
    for name in ["tls", "dns", "quic", "grpc", "https", "unix"] {
      let prefix = name + "://"
      if word.utf8.starts(with: prefix.utf8) {
        return (name, String(word.utf8.dropFirst(prefix.utf8.count)) ?? "")
      }
    }
    return ("dns", word)
  }

  /// What stands before the last percent sign.
  private static func unzoned(_ host: String) -> String {
    guard let end = host.utf8.lastIndex(of: UInt8(ascii: "%")) else { return host }
    return String(host[..<end])
  }

  private static func joined(_ host: String, _ port: String) -> String {
    host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
