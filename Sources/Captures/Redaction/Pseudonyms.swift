/// The pseudonyms that have been given.
struct Pseudonyms: Sendable {
  /// The pseudonym of each word that has one.
  private(set) var known: [String: String] = [:]
  private var privateAddresses = 0
  private var publicAddresses = 0
  private var longAddresses = 0

  /// Words that every cluster has, or that the tool and CoreDNS give a meaning to.
  private static let common: Set<String> = [
    "kubernetes", "default", "kube-system", "kube-public", "kube-node-lease", "kube-dns", "cluster",
    "local", "svc", "pod", "io", "k8s", "k8s-app", "app", "None", "TCP", "UDP", "SCTP", "ClusterIP",
    "ExternalName", "LoadBalancer", "NodePort", "ClusterSetIP", "Headless", "Active", "Terminating",
    "in-addr", "ip6", "arpa", "localhost", "http", "https", "dns", "dns-tcp", "metrics", "Secret",
    "true", "false", "kubeconfig", "endpoint", "in-cluster", "ca", "token", "Corefile", "coredns",
    "etc",
  ]

  /// What stands in the place of a word, from now on.
  mutating func pseudonym(of word: String) -> String {
    if word.isEmpty || Self.common.contains(word) { return word }
    if let known = known[word] { return known }
    let pseudonym = address(word) ?? "n\(known.count + 1)"
    known[word] = pseudonym
    return pseudonym
  }

  /// A word of running text: replaced where it is known as a name, an address or a host.
  mutating func prose(_ token: String) -> String {
    // A version such as v1.33 or v1.34+ is no host.
    let number = token.hasPrefix("v") ? token.dropFirst() : token[...]
    let end = token.lastIndex { !".,;:!?)\"'".contains($0) } ?? token.startIndex
    let looksLikeHost = token[..<end].contains(".") && number.contains(where: \.isLetter)
    return WordSplitter.map(token) { word in
      if let known = known[word] { return known }
      let isAddress = Self.octets(word) != nil || word.filter({ $0 == ":" }).count > 1
      let isNumber = word.allSatisfy(\.isNumber)
      return isAddress || looksLikeHost && !isNumber ? pseudonym(of: word) : word
    }
  }

  /// An address of the same family for an address, with dashes where it is written with them.
  private mutating func address(_ word: String) -> String? {
    if word.contains(":") {
      longAddresses += 1
      return "fd00::" + String(longAddresses, radix: 16)
    }
    guard let octets = Self.octets(word) else { return nil }
    let separator: Character = word.contains(".") ? "." : "-"
    let other = octets.map(String.init).joined(separator: separator == "." ? "-" : ".")
    if let twin = known[other] {
      return String(twin.map { $0 == "." || $0 == "-" ? separator : $0 })
    }
    if octets == [0, 0, 0, 0] || octets[0] == 127 { return word }
    let isPrivate =
      octets[0] == 10 || octets[0] == 192 && octets[1] == 168
      || octets[0] == 172 && (16...31).contains(octets[1])
    let number: Int
    if isPrivate {
      privateAddresses += 1
      number = 10 << 24 | privateAddresses & 0xFF_FFFF
    } else {
      publicAddresses += 1
      number = 198 << 24 | 18 << 16 | publicAddresses & 0xFFFF
    }
    return [24, 16, 8, 0].map { String(number >> $0 & 0xFF) }.joined(separator: "\(separator)")
  }

  /// The four numbers of an address that is written with dots or dashes.
  static func octets(_ word: String) -> [Int]? {
    let parts = word.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "-" }
    let octets = parts.compactMap { UInt8($0).map { Int($0) } }
    guard parts.count == 4, octets.count == 4, !(word.contains(".") && word.contains("-")) else {
      return nil
    }
    return octets
  }
}
