/// The numbers of a `$GENERATE` line: `START-STOP[/STEP]`.
struct GenerateRange {
  let start: Int64
  let stop: Int64
  let step: Int64

  /// Reads a range.
  init(_ token: ZoneToken) throws(ZoneFault) {
    let (numbers, step) = GoStrings.cut(token.string, at: "/")
    if let step {
      guard let number = Self.number(step), number > 0 else {
        throw ZoneFault("bad step in $GENERATE range", token)
      }
      self.step = number
    } else {
      self.step = 1
    }
    let (start, stop) = GoStrings.cut(numbers, at: "-")
    guard let stop else { throw ZoneFault("bad start-stop in $GENERATE range", token) }
    guard let first = Self.number(start) else {
      throw ZoneFault("bad start in $GENERATE range", token)
    }
    guard let last = Self.number(stop) else {
      throw ZoneFault("bad stop in $GENERATE range", token)
    }
    guard first >= 0, last >= first, (last - first) / self.step <= 65535 else {
      throw ZoneFault("bad range in $GENERATE range", token)
    }
    self.start = first
    self.stop = last
  }

  /// A number with or without sign, as Go's `strconv.ParseInt` reads it.
  static func number(_ text: String) -> Int64? {
    // Swift's own reading is that of Go for ASCII, which digits and signs are.
    text.utf8.allSatisfy { "+-0123456789".utf8.contains($0) } ? Int64(text) : nil
  }
}
