import Inspection

extension SyncProgress {
  /// One line for a terminal, without a line feed, no wider than the terminal.
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
}
