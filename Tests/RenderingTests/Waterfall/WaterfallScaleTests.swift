import Inspection
import Testing

@testable import Rendering

struct WaterfallScaleTests {
  @Test(
    "The axis ends at a round time at or beyond what it has to reach",
    arguments: [
      (0, 5, 1), (3, 5, 1), (8, 8, 1), (9, 10, 2), (30, 30, 5), (50, 50, 10), (81, 100, 20),
      (100, 100, 20), (3_412, 3_500, 500), (4_001, 5_000, 1_000), (5_000, 5_000, 1_000),
      (5_002, 6_000, 1_000), (8_100, 10_000, 2_000), (61_000, 70_000, 10_000),
    ])
  func ends(_ shown: Int, _ maximum: Int, _ step: Int) {
    let scale = WaterfallScale(reaching: .milliseconds(shown))
    #expect(scale.maximum == .milliseconds(maximum))
    #expect(scale.step == .milliseconds(step))
  }

  @Test(
    "The axis follows the bars, with the gate's moments where they are not far",
    arguments: [
      (end: 10, opens: 100, maximum: 10),
      (end: 20, opens: 100, maximum: 100),
      (end: 50, opens: 100, maximum: 100),
      (end: 30, opens: 5_000, maximum: 30),
      (end: 2_400, opens: 2_500, maximum: 2_500),
      (end: 2_500, opens: 2_600, maximum: 5_000),
      (end: 4_950, opens: 5_000, maximum: 5_000),
      (end: 5_002, opens: 5_000, maximum: 6_000),
      (end: 60_000, opens: 5_000, maximum: 60_000),
    ])
  func follows(_ end: Int, _ opens: Int, _ maximum: Int) {
    let scale = WaterfallScale(
      end: .milliseconds(end), gate: Samples.gate(opensAfter: opens))
    #expect(scale.maximum == .milliseconds(maximum))
  }

  @Test(
    "Each time has its column, and those beyond the axis none",
    arguments: [(0, 0), (50, 25), (100, 50), (101, nil), (-1, nil)] as [(Int, Int?)])
  func columns(_ moment: Int, _ column: Int?) {
    let scale = WaterfallScale(reaching: .milliseconds(100))
    #expect(scale.column(of: .milliseconds(moment), columns: 50) == column)
  }

  @Test func aTimeBeyondAllMeasureHasAnAxisToo() {
    let scale = WaterfallScale(reaching: .seconds(Int64.max / 4))
    #expect(scale.maximum >= .seconds(3_155_760_000))
    #expect((scale.maximum / scale.step).rounded() == scale.maximum / scale.step)
  }
}
