/// A place in a text that is read scalar by scalar.
///
/// Go counts in runes where an error says a column, and cuts its excerpts at runes, so scalars and
/// not characters are the unit.
struct ScalarCursor {
  let scalars: [Unicode.Scalar]
  var position = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  var isAtEnd: Bool { position >= scalars.count }

  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    let index = position + distance
    return scalars.indices.contains(index) ? scalars[index] : nil
  }

  mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek() else { return nil }
    position += 1
    return scalar
  }

  /// Steps over a scalar if it stands here.
  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    position += 1
    return true
  }

  func starts(with prefix: String, at distance: Int = 0) -> Bool {
    var index = position + distance
    for scalar in prefix.unicodeScalars {
      guard scalars.indices.contains(index), scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  /// The first place at or after the cursor where a text begins.
  func firstIndex(of text: String) -> Int? {
    guard let first = text.unicodeScalars.first, !isAtEnd else { return nil }
    for index in position..<scalars.count
    where scalars[index] == first && starts(with: text, at: index - position) {
      return index
    }
    return nil
  }

  /// The text between two places; `end` defaults to the cursor.
  func text(from start: Int, to end: Int? = nil) -> String {
    let upper = min(end ?? position, scalars.count)
    guard start < upper else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<upper])
    return String(view)
  }
}
