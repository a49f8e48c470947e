import Corefile

/// What no data can say of a plugin's stanza: steps of reading that take the place of the table's, or
/// come behind them.
///
/// A step moves the dispenser on, and throws where CoreDNS refuses; without code the table does all.
public protocol StanzaCode: Sendable {
  /// Whether it reads the words of the directive's line.
  var takesLine: Bool { get }
  /// Whether it reads the block.
  var readsBlock: Bool { get }
  /// The properties whose arguments it reads.
  var ownArguments: Set<String> { get }
  /// Whether what it finds depends on the keys of the server block.
  var readsKeys: Bool { get }

  /// Whether a word at the begin of a stanza is passed over, as one that an earlier stanza has left.
  func skips(_ word: String) -> Bool

  /// Reads the words of the directive's line.
  func takeLine(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal)

  /// Looks at the words of the line, which have been taken.
  func checkLine(
    _ reading: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal)

  /// Reads the block.
  func readBlock(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal)

  /// Reads the arguments of a property.
  func takeArguments(
    of property: String, _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal)

  /// Looks at the arguments of a property, which have been taken.
  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal)

  /// Takes a word that is no property, and its arguments; false where the table says what it is.
  func takeOther(_ reading: inout StanzaReading, _ dispenser: inout Dispenser) -> Bool

  /// Looks at a stanza that has been read.
  func finish(_ reading: inout StanzaReading, _ dispenser: inout Dispenser) throws(StanzaRefusal)
}

extension StanzaCode {
  /// The table reads the line.
  public var takesLine: Bool { false }
  /// The table reads the block.
  public var readsBlock: Bool { false }
  /// The table reads all arguments.
  public var ownArguments: Set<String> { [] }

  /// The keys are not looked at.
  public var readsKeys: Bool { false }

  /// Passes over nothing.
  public func skips(_ word: String) -> Bool { false }

  /// Reads nothing.
  public func takeLine(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {}

  /// Finds nothing.
  public func checkLine(
    _ reading: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {}

  /// Reads nothing.
  public func readBlock(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {}

  /// Reads nothing.
  public func takeArguments(
    of property: String, _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {}

  /// Finds nothing.
  public func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {}

  /// Leaves it to the table.
  public func takeOther(_ reading: inout StanzaReading, _ dispenser: inout Dispenser) -> Bool {
    false
  }

  /// Finds nothing.
  public func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {}
}
