/// The directives of the block being parsed, all occurrences of one in one list.
struct DirectiveCollector {
  /// A name that occurred anywhere in the Corefile.
  struct Name {
    /// False if it is not in the list of known directives.
    var isKnown: Bool
    /// The block in which `slot` was given, by its number.
    fileprivate var block = 0
    fileprivate var slot = 0
  }

  private var block = 0
  private var numbers: [String: Int] = [:]
  private var names: [Name] = []
  private var directives: [Directive] = []

  /// Forgets the directives of the block before.
  mutating func startBlock() {
    block += 1
    directives.removeAll(keepingCapacity: true)
  }

  /// The directives in the order of their first occurrence.
  mutating func takeBlock() -> [Directive] {
    defer { directives = [] }
    return directives
  }

  /// The place of a directive's tokens in this block, and whether its name is known.
  mutating func slot(for name: String, known: DirectiveList) -> (slot: Int, isKnown: Bool) {
    let number: Int
    if let seen = numbers[name] {
      number = seen
    } else {
      number = names.count
      numbers[name] = number
      names.append(Name(isKnown: known.contains(name)))
    }
    if names[number].block != block {
      names[number].block = block
      names[number].slot = directives.count
      directives.append(Directive(name: name, tokens: []))
    }
    return (names[number].slot, names[number].isKnown)
  }

  /// Takes the tokens collected so far out of their place, to be put back with more.
  mutating func takeTokens(from slot: Int) -> [Token] {
    var tokens: [Token] = []
    swap(&tokens, &directives[slot].tokens)
    return tokens
  }

  mutating func put(_ tokens: consuming [Token], into slot: Int) {
    directives[slot].tokens = tokens
  }
}
