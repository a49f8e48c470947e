import Inspection

/// One line of progress over the watches that are still listing, for a terminal.
public struct ProgressLine: Hashable, Sendable {
  /// How far one watch is.
  public struct Watch: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// How many objects have been received.
    public var received: Int
    /// How many there will be, where the server says so.
    public var expected: Int?
    /// How many bytes have been received.
    public var bytes: Int
    /// Whether it is done.
    public var isSynced: Bool

    /// Makes a watch's part.
    public init(name: String, received: Int, expected: Int?, bytes: Int, isSynced: Bool) {
      self.name = name
      self.received = received
      self.expected = expected
      self.bytes = bytes
      self.isSynced = isSynced
    }
  }

  /// The watches.
  public var watches: [Watch]
  /// How long it has taken so far.
  public var elapsed: Duration
  /// What it is a part of, such as `run 3 of 10`; nil for nothing.
  public var task: String?

  /// Makes a line.
  public init(watches: [Watch], elapsed: Duration, task: String? = nil) {
    self.watches = watches
    self.elapsed = elapsed
    self.task = task
  }

  /// The line without a line feed, no wider than the terminal.
  public func text(width: Int) -> String {
    let synced = watches.count { $0.isSynced }
    let running = watches.filter { !$0.isSynced }.map { watch in
      let expected = watch.expected.map { " of \(Quantity.count($0))" } ?? ""
      let rate = elapsed > .zero ? Double(watch.bytes) / (elapsed / .seconds(1)) : 0
      return "\(TerminalText.escaped(watch.name)) \(Quantity.count(watch.received))\(expected)"
        + " (\(Quantity.bytes(watch.bytes)), \(Quantity.bytes(Int(rate)))/s)"
    }
    let parts = (task.map { [$0] } ?? []) + ["\(synced)/\(watches.count) watches synced"] + running
    return DisplayWidth.truncated(parts.joined(separator: "  "), to: max(1, width - 1))
  }

  /// What removes the line again.
  public static let clear = "\r\u{1B}[2K"
}
