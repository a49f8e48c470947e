/// The first of many texts that start with a prefix, in order, and how many there are.
///
/// Found in one pass with room for `limit` texts, so that completing a key of a large store costs
/// neither sorting it nor a copy of it.
public struct PrefixMatches: Hashable, Sendable {
  /// The first matches, sorted.
  public private(set) var first: [String] = []
  /// How many texts match.
  public private(set) var count = 0
  /// The longest start that all matches share; the prefix itself where nothing matches.
  public var commonPrefix: String {
    guard let low = first.first, let high = last else { return prefix }
    return low.commonPrefix(with: high)
  }

  private let prefix: String
  private let limit: Int
  private var last: String?

  init(prefix: String, limit: Int) {
    self.prefix = prefix
    self.limit = max(0, limit)
  }

  /// How many matches are not among the first.
  public var omitted: Int { count - first.count }

  /// Takes a text that may match.
  mutating func take(_ text: String) {
    if text.hasPrefixBytes(prefix) { takeMatch(text) }
  }

  /// Takes a text that is known to match.
  mutating func takeMatch(_ text: String) {
    count += 1
    if last.map({ $0 < text }) ?? true { last = text }
    guard first.count < limit || first.last.map({ text < $0 }) ?? false else { return }
    if first.count == limit { first.removeLast() }
    first.insert(text, at: first.partitioningIndex { text < $0 })
  }
}

extension String {
  /// Whether the text starts with these bytes; comparing characters would be slow and, with
  /// combining characters, another question.
  func hasPrefixBytes(_ prefix: String) -> Bool {
    utf8.count >= prefix.utf8.count && utf8.starts(with: prefix.utf8)
  }

  /// The start that two texts share, character by character.
  package func commonPrefix(with other: String) -> String {
    var end = startIndex
    for (own, theirs) in zip(indices, other.indices) {
      guard self[own] == other[theirs] else { break }
      end = index(after: own)
    }
    return String(self[..<end])
  }
}

extension [String] {
  /// The first position for which the condition holds, where it holds from there on.
  fileprivate func partitioningIndex(_ isBeyond: (String) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
