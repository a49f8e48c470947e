import Informers

extension StoreExpectation {
  /// Why a text is no expectation.
  public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was expected there.
    public var message: String
    /// Where, in characters counted from 1.
    public var position: Int

    /// `at 5: a number is expected`.
    public var description: String { "at \(position): \(message)" }
  }

  /// Reads `WATCH OP NUMBER`, `query WATCH INDEX VALUE` or `get WATCH KEY`.
  ///
  /// Words may stand in double quotes, so that a value may be empty or have spaces.
  public init(parsing text: String) throws(Malformed) {
    let words = try Self.words(text)
    let end = text.count + 1
    guard let first = words.first else {
      throw Malformed(message: "a watch's name is expected", position: 1)
    }
    guard words.count > 1, ["query", "get"].contains(first.text), !words[1].startsWithOperator
    else {
      self = try Self.count(text)
      return
    }
    let names = first.text == "query" ? ["watch", "index", "value"] : ["watch", "key"]
    for (offset, name) in names.enumerated() where words.count <= offset + 1 {
      let article = name == "index" ? "an" : "a"
      throw Malformed(message: "\(article) \(name) is expected", position: end)
    }
    if words.count > names.count + 1 {
      throw Malformed(
        message: "the end is expected", position: words[names.count + 1].position)
    }
    if first.text == "query" {
      self.init(
        text: text, watch: words[1].text,
        condition: .query(index: words[2].text, value: words[3].text))
      return
    }
    guard ObjectKey(words[2].text) != nil, !words[2].text.isEmpty else {
      throw Malformed(
        message: "a key is namespace/name, or name", position: words[2].position)
    }
    self.init(text: text, watch: words[1].text, condition: .get(key: words[2].text))
  }

  private static func count(_ text: String) throws(Malformed) -> StoreExpectation {
    let characters = Array(text)
    var place = Place(characters)
    place.skipSpaces()
    let watch = place.take { !$0.isWhitespace && !"<>=!".contains($0) }
    guard !watch.isEmpty else {
      throw Malformed(message: "a watch's name is expected", position: place.position)
    }
    place.skipSpaces()
    guard let comparison = Comparison.allCases.first(where: { place.starts(with: $0.rawValue) })
    else {
      throw Malformed(message: "one of >= > <= < == != is expected", position: place.position)
    }
    _ = place.take(comparison.rawValue.count)
    place.skipSpaces()
    let digits = place.take { $0.isASCII && $0.isNumber }
    guard let number = Int(digits) else {
      throw Malformed(
        message: digits.isEmpty ? "a number is expected" : "the number is too large",
        position: place.position - digits.count)
    }
    place.skipSpaces()
    guard place.isAtEnd else {
      throw Malformed(message: "the end is expected", position: place.position)
    }
    return StoreExpectation(text: text, watch: watch, condition: .count(comparison, number))
  }
}

extension StoreExpectation {
  /// A word with where it starts.
  struct Word {
    var text: String
    var position: Int

    var startsWithOperator: Bool { text.first.map { "<>=!".contains($0) } ?? false }
  }

  static func words(_ text: String) throws(Malformed) -> [Word] {
    var place = Place(Array(text))
    var words: [Word] = []
    while true {
      place.skipSpaces()
      if place.isAtEnd { return words }
      let position = place.position
      guard place.starts(with: "\"") else {
        words.append(Word(text: place.take { !$0.isWhitespace }, position: position))
        continue
      }
      _ = place.take(1)
      let quoted = place.take { $0 != "\"" }
      guard place.starts(with: "\"") else {
        throw Malformed(message: "the closing quote is missing", position: position)
      }
      _ = place.take(1)
      words.append(Word(text: quoted, position: position))
    }
  }

  /// A place in a text.
  private struct Place {
    private let characters: [Character]
    private var index = 0

    init(_ characters: [Character]) { self.characters = characters }

    var position: Int { index + 1 }
    var isAtEnd: Bool { index == characters.count }

    func starts(with text: String) -> Bool { characters[index...].starts(with: text) }

    mutating func skipSpaces() { _ = take(while: \.isWhitespace) }

    mutating func take(_ count: Int) -> String {
      let taken = characters[index...].prefix(count)
      index += taken.count
      return String(taken)
    }

    mutating func take(while isTaken: (Character) -> Bool) -> String {
      take(characters[index...].prefix(while: isTaken).count)
    }
  }
}
