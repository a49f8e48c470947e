import Inspection
import Testing

struct QuantityTests {
  @Test(
    "Counts have thousands separators",
    arguments: [
      (0, "0"), (999, "999"), (1_000, "1,000"), (97_988, "97,988"), (1_234_567, "1,234,567"),
      (-1_000, "-1,000"), (Int.min, "-9,223,372,036,854,775,808"),
    ])
  func counts(_ number: Int, _ expected: String) {
    #expect(Quantity.count(number) == expected)
  }

  @Test(
    "Seconds have two digits; below a tenth of one they are milliseconds",
    arguments: [
      (Duration.zero, "0s"), (.nanoseconds(400), "0s"), (.microseconds(42), "0.04ms"),
      (.microseconds(994), "0.99ms"), (.microseconds(995), "1.0ms"),
      (.microseconds(3_249), "3.2ms"),
      (.microseconds(9_949), "9.9ms"), (.microseconds(9_950), "10ms"), (.milliseconds(47), "47ms"),
      (.microseconds(99_499), "99ms"), (.microseconds(99_500), "0.10s"),
      (.milliseconds(3_412), "3.41s"), (.seconds(75), "75.00s"),
    ])
  func seconds(_ duration: Duration, _ expected: String) {
    #expect(Quantity.seconds(duration) == expected)
  }

  @Test(
    "Bytes have a decimal unit",
    arguments: [
      (0, "0 B"), (999, "999 B"), (1_000, "1.0 KB"), (14_900_000, "14.9 MB"),
      (99_960, "100 KB"), (325_000_000, "325 MB"), (999_500, "1.0 MB"), (Int.max, "9.2 EB"),
    ])
  func bytes(_ count: Int, _ expected: String) {
    #expect(Quantity.bytes(count) == expected)
  }

  @Test(
    "Intervals are as short as can be",
    arguments: [
      (Duration.milliseconds(100), "0.1s"), (.seconds(5), "5s"), (.milliseconds(3_500), "3.5s"),
      (.seconds(60), "1m"), (.seconds(90), "90s"),
    ])
  func intervals(_ duration: Duration, _ expected: String) {
    #expect(Quantity.interval(duration) == expected)
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
