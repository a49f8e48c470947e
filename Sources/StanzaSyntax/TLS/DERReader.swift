/// Reads ASN.1 in its distinguished encoding, element by element.
struct DERReader {
  /// What is not read yet.
  private(set) var rest: ArraySlice<UInt8>

  /// The tags that certificates and keys begin their parts with.
  enum Tag {
    static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    static let octetString: UInt8 = 0x04
    static let null: UInt8 = 0x05
    static let identifier: UInt8 = 0x06
    static let sequence: UInt8 = 0x30
    /// A part with a number of its own, which wraps another.
    static func explicit(_ number: UInt8) -> UInt8 { 0xa0 | number }
  }

  /// Begins at bytes.
  init(_ bytes: some Sequence<UInt8>) {
    rest = Array(bytes)[...]
  }

  private init(slice: ArraySlice<UInt8>) {
    rest = slice
  }

  /// Whether nothing is left.
  var isEmpty: Bool { rest.isEmpty }

  /// A reader of the content of an element that may lack, nil where it is broken.
  mutating func optional(_ tag: UInt8) -> DERReader? {
    rest.first == tag ? inside(tag) : DERReader([])
  }

  /// The content of the next element if it has that tag.
  mutating func content(_ tag: UInt8) -> ArraySlice<UInt8>? {
    guard rest.first == tag, let (element, header) = next() else { return nil }
    return element.dropFirst(header)
  }

  /// A reader of the next element's content, if it has that tag.
  mutating func inside(_ tag: UInt8) -> DERReader? {
    content(tag).map { DERReader(slice: $0) }
  }

  /// The next integer's bytes, without needless leading ones.
  mutating func integer() -> ArraySlice<UInt8>? {
    guard let bytes = content(Tag.integer), let first = bytes.first else { return nil }
    let second = bytes.dropFirst().first
    let isPadded = second.map { (first == 0 && $0 < 0x80) || (first == 0xff && $0 >= 0x80) }
    return isPadded == true ? nil : bytes
  }

  /// The next bit string's bytes, if it holds whole ones.
  mutating func bits() -> ArraySlice<UInt8>? {
    guard let bytes = content(Tag.bitString), let unused = bytes.first else { return nil }
    guard unused < 8, unused == 0 || bytes.count > 1 else { return nil }
    // The bits that are not used must not be set.
    guard let last = bytes.last, unused == 0 || last & (1 << unused - 1) == 0 else { return nil }
    return bytes.dropFirst()
  }

  /// The next element and the length of its header.
  ///
  /// Lengths must be as short as they can be.
  private mutating func next() -> (element: ArraySlice<UInt8>, header: Int)? {
    guard rest.count >= 2 else { return nil }
    let start = rest.startIndex
    guard rest[start] & 0x1f != 0x1f else { return nil }
    let first = rest[start + 1]
    var header = 2
    var length = Int(first)
    if first >= 0x80 {
      let count = Int(first & 0x7f)
      guard (1...4).contains(count), rest.count >= 2 + count else { return nil }
      header += count
      length = rest[(start + 2)..<(start + header)].reduce(0) { $0 << 8 | Int($1) }
      guard length >= 0x80, length >> (8 * (count - 1)) != 0 else { return nil }
    }
    guard rest.count - header >= length else { return nil }
    let element = rest[start..<(start + header + length)]
    rest = rest[element.endIndex...]
    return (element, header)
  }
}
