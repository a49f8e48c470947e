public import DNSMessages

/// What a client's resolver is told by its resolv.conf.
public struct ResolverConfiguration: Hashable, Sendable {
  /// The domains that are put behind a name, each with a final dot.
  public var search: [String] = []
  /// With how many dots a name is asked for as it is first.
  public var ndots = 1
  /// The servers that are asked.
  public var nameservers: [String] = []

  /// Makes the configuration of a resolver that is told nothing.
  public init() {}

  /// The C library whose resolver it is.
  public enum Library: String, Hashable, Sendable, CaseIterable {
    /// GNU: goes on after anything but records.
    case glibc
    /// musl: goes on after NXDOMAIN only, and knows no search list for a name with `ndots` dots.
    case musl
  }

  /// The names that are asked for, in their order.
  ///
  /// A name with a final dot is asked for as it is alone. One with at least `ndots` dots is asked
  /// for as it is first, any other as it is last.
  public func candidates(for name: String, _ library: Library = .glibc) -> [DNSName] {
    guard name.utf8.last != UInt8(ascii: ".") else { return [DNSName(unchecked: name)] }
    let absolute = name + "."
    let isAbsoluteFirst = name.utf8.count { $0 == UInt8(ascii: ".") } >= ndots
    var names = search.map { $0 == "." ? absolute : absolute + $0 }
    if isAbsoluteFirst {
      if library == .musl { names = [] }
      names.insert(absolute, at: 0)
    } else {
      names.append(absolute)
    }
    var seen: Set<String> = []
    return names.map { DNSName(unchecked: $0) }
      .filter { $0.isPackable && seen.insert($0.text.lowercased()).inserted }
  }
}

/// One name that a client's resolver asks for.
public struct SearchStep: Sendable {
  /// The answers, one for each type.
  public var answers: [Answer]
  /// Whether the resolver ends here.
  public var isLast: Bool

  /// The name.
  public var name: DNSName { answers.first?.question.name ?? .root }
}

extension NameServer {
  /// Walks a resolver's search list until the resolver would stop.
  ///
  /// What another server decides is taken not to exist, as names behind a search domain mostly do
  /// not, unless it is the last name of the list.
  public func search(
    _ name: String, types: [RecordType], by resolver: ResolverConfiguration,
    _ library: ResolverConfiguration.Library, client: InternetAddress, port: Int,
    known: [UpstreamQuestion: Reply] = [:]
  ) -> [SearchStep] {
    let names = resolver.candidates(for: name, library)
    var steps: [SearchStep] = []
    for (index, name) in names.enumerated() {
      let answers = types.map {
        answer(Question(name, $0, client: client, port: port), known: known)
      }
      let isLast = index == names.count - 1 || Self.ends(answers, library)
      steps.append(SearchStep(answers: answers, isLast: isLast))
      if isLast { break }
    }
    return steps
  }

  private static func ends(
    _ answers: [Answer], _ library: ResolverConfiguration.Library
  ) -> Bool {
    if answers.contains(where: { !$0.answer.isEmpty }) { return true }
    switch library {
    case .glibc: return false
    case .musl:
      return answers.contains { $0.result != .code(.nameError) && $0.result != .unknown }
    }
  }
}
