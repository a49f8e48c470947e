import Testing

@testable import Rendering

struct WallClockTests {
  @Test(
    "Points in time are written in UTC, never rounded up",
    arguments: [
      (Duration.zero, "1970-01-01T00:00:00.000000Z", "00:00:00.000"),
      (.seconds(1_795_872_245), "2026-11-28T13:24:05.000000Z", "13:24:05.000"),
      (
        .seconds(1_795_872_245) + .nanoseconds(999_999_999), "2026-11-28T13:24:05.999999Z",
        "13:24:05.999"
      ),
      (.seconds(-5), "1970-01-01T00:00:00.000000Z", "00:00:00.000"),
    ])
  func points(_ time: Duration, _ timestamp: String, _ timeOfDay: String) {
    #expect(WallClock.timestamp(time) == timestamp)
    #expect(WallClock.timeOfDay(time) == timeOfDay)
  }

  @Test(
    "How long something lasts is written as kubectl writes ages",
    arguments: [
      (Duration.zero, "0.0s"), (.milliseconds(420), "0.4s"), (.milliseconds(9_949), "9.9s"),
      (.milliseconds(9_950), "10s"), (.seconds(59), "59s"), (.seconds(60), "1m"),
      (.seconds(303), "5m3s"), (.seconds(7_620), "2h7m"), (.seconds(3 * 86_400 + 4 * 3600), "3d4h"),
      (.seconds(-1), "0.0s"),
    ])
  func spans(_ duration: Duration, _ expected: String) {
    #expect(Quantity.span(duration) == expected)
  }
}
