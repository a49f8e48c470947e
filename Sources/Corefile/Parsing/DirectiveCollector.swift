/// The directives of the block being parsed, all occurrences of one in one list.
struct DirectiveCollector {
  /// A name that occurred anywhere in the Corefile.
  private struct Name {
    /// False if it is not in the list of known directives.
    let isKnown: Bool
    /// The block in which `slot` was given, by its number.
    var block: UInt32
    var slot: UInt32
  }

  private var block: UInt32 = 0
  private var seen: [String: Name] = [:]
  private var directives: [(name: String, tokens: TokenCollector)] = []

  /// Forgets the directives of the block before.
  mutating func startBlock() {
    block += 1
    directives.removeAll(keepingCapacity: true)
  }

  /// The directives in the order of their first occurrence.
  var all: [Directive] {
    directives.map { Directive(name: $0.name, tokens: $0.tokens.list) }
  }

  /// The place of a directive's tokens in this block, and whether its name is known.
  mutating func slot(for name: String, known: DirectiveList) -> (slot: Int, isKnown: Bool) {
    guard let index = seen.index(forKey: name) else {
      let isKnown = known.contains(name)
      seen[name] = Name(isKnown: isKnown, block: block, slot: addDirective(name))
      return (directives.count - 1, isKnown)
    }
    if seen.values[index].block != block {
      seen.values[index].block = block
      seen.values[index].slot = addDirective(name)
    }
    return (Int(seen.values[index].slot), seen.values[index].isKnown)
  }

  private mutating func addDirective(_ name: String) -> UInt32 {
    directives.append((name, TokenCollector()))
    return UInt32(directives.count - 1)
  }

  /// Adds a token to those of a directive.
  mutating func append(_ token: RawToken, to slot: Int, from texts: borrowing TokenTexts) {
    directives[slot].tokens.append(token, from: texts)
  }
}
