import Testing

@testable import Rendering

struct WaterfallBarTests {
  /// Phases by their ASCII marks, each with its start and end in milliseconds.
  private typealias Phases = [(mark: Character, start: Int, end: Int)]

  private func segments(_ phases: Phases) throws -> [WaterfallBar.Segment] {
    try phases.map { mark, start, end in
      let phase = try #require(
        WaterfallPhase.allCases.first { $0.mark(usesASCII: true) == mark })
      return WaterfallBar.Segment(
        phase: phase, start: .milliseconds(start), end: .milliseconds(end))
    }
  }

  /// The bar on a second of twenty columns.
  private func bar(_ phases: Phases, columns: Int = 20, isFine: Bool = false) throws -> String {
    let bar = WaterfallBar(
      try segments(phases), scale: WaterfallScale(reaching: .seconds(1)), columns: columns,
      isFine: isFine)
    #expect(
      bar.cells.count
        == WaterfallBar.columns(
          try segments(phases), scale: WaterfallScale(reaching: .seconds(1)), columns: columns,
          isFine: isFine))
    return String(bar.marks(usesASCII: !isFine).map(\.mark))
  }

  @Test func phasesTakeTheirShareOfTheColumns() throws {
    #expect(try bar([]) == "")
    #expect(try bar([("+", 0, 100), (".", 100, 250), ("#", 250, 1000)]) == "++...###############")
    #expect(try bar([(".", 0, 500), ("#", 500, 600)]) == "..........##")
    #expect(try bar([(".", 0, 500), ("?", 500, 5000)]) == "..........??????????")
    #expect(try bar([("#", 0, 100), ("#", 400, 500)]) == "##      ##")
  }

  @Test func whatWouldVanishGetsAColumn() throws {
    #expect(try bar([("+", 0, 1), (".", 1, 2), ("#", 2, 500)]) == "+.########")
    #expect(try bar([(".", 0, 500), ("#", 500, 501)]) == ".........#")
    #expect(try bar([(".", 0, 0), ("~", 0, 500), (".", 500, 500)]) == ".~~~~~~~~.")
    #expect(try bar([(".", 0, 0)]) == ".")
    #expect(try bar([("+", 0, 10), (".", 10, 20), ("#", 20, 50)]) == "#")
  }

  @Test func retriesBetweenPausesAreSeen() throws {
    #expect(
      try bar([(".", 0, 3), ("~", 3, 400), (".", 400, 403), ("~", 403, 1000)])
        == ".~~~~~~~.~~~~~~~~~~~")
  }

  @Test func manyShortPagesDoNotLookLong() throws {
    var phases: Phases = []
    for page in 0..<50 {
      phases += [(".", page * 20, page * 20 + 2), ("#", page * 20 + 2, page * 20 + 20)]
    }
    let text = try bar(phases)
    #expect(text.count == 20)
    #expect(text.count { $0 == "." } == 1)
    #expect(text.count { $0 == "#" } == 19)
  }

  @Test(
    "The end of a bar is drawn in eighths of a column",
    arguments: [(1, "▏"), (25, "▌"), (50, "█"), (56, "█▏"), (75, "█▌"), (100, "██"), (1000, nil)])
  func eighths(_ end: Int, _ expected: String?) throws {
    let full = String(repeating: "█", count: 20)
    #expect(try bar([("#", 0, end)], isFine: true) == expected ?? full)
  }

  @Test func onlyReceivingIsDrawnInEighths() throws {
    #expect(try bar([(".", 0, 56)], isFine: true) == "░")
    #expect(try bar([("~", 0, 20)], isFine: true) == "·")
  }

  @Test(
    "A bar never leaves its columns, however many phases it has", arguments: [1, 2, 3, 7, 40])
  func bounds(_ columns: Int) throws {
    var phases: Phases = []
    for index in 0..<300 {
      phases.append((["+", ".", "#", "~"][index % 4], index * 4, index * 4 + index % 4))
    }
    for isFine in [false, true] {
      #expect(try bar(phases, columns: columns, isFine: isFine).count == columns)
    }
    #expect(try bar(phases, columns: 0).isEmpty)
  }
}
