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
}
