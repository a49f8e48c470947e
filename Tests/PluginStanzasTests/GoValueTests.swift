import Testing

@testable import PluginStanzas

/// Values as Go's library reads them; the messages are Go's own.
@Suite struct GoValueTests {
  @Test(
    arguments: [
      ("5", 5), ("-1", -1), ("+7", 7), ("007", 7), ("9223372036854775807", Int.max),
    ])
  func readsIntegers(text: String, number: Int) throws {
    #expect(try GoNumber.integer(text) == number)
  }

  @Test(
    arguments: [
      ("x", "strconv.Atoi: parsing \"x\": invalid syntax"),
      ("", "strconv.Atoi: parsing \"\": invalid syntax"),
      ("+", "strconv.Atoi: parsing \"+\": invalid syntax"),
      ("1_0", "strconv.Atoi: parsing \"1_0\": invalid syntax"),
      ("9223372036854775808", "strconv.Atoi: parsing \"9223372036854775808\": value out of range"),
      ("a\"b\n", "strconv.Atoi: parsing \"a\\\"b\\n\": invalid syntax"),
    ])
  func refusesWhatIsNoInteger(text: String, message: String) {
    #expect(throws: GoNumber.Failure(message: message)) { try GoNumber.integer(text) }
  }

  @Test(arguments: [("1.5", 1.5), ("-2", -2), ("1e3", 1000), (".5", 0.5)] as [(String, Float)])
  func readsFloats(text: String, number: Float) throws {
    #expect(try GoNumber.float(text) == number)
  }

  @Test(
    arguments: [
      ("x", "strconv.ParseFloat: parsing \"x\": invalid syntax"),
      ("1e60", "strconv.ParseFloat: parsing \"1e60\": value out of range"),
    ])
  func refusesWhatIsNoFloat(text: String, message: String) {
    #expect(throws: GoNumber.Failure(message: message)) { try GoNumber.float(text) }
  }

  @Test(
    arguments: [
      ("10s", .seconds(10)), ("0", .zero), ("-0", .zero), ("1m30s", .seconds(90)),
      ("1.5h", .seconds(5400)), ("100ms", .milliseconds(100)), ("-1s", .seconds(-1)),
      ("1h2m3s4ms5us6ns", .nanoseconds(3_723_004_005_006)), (".5s", .milliseconds(500)),
      ("1.s", .seconds(1)), ("2µs", .microseconds(2)), ("+1ns", .nanoseconds(1)),
      ("9223372036854775807ns", .nanoseconds(Int64.max)),
    ] as [(String, Duration)])
  func readsDurations(text: String, duration: Duration) throws {
    #expect(try GoDuration.parse(text) == duration)
  }

  @Test(
    arguments: [
      ("", "time: invalid duration \"\""),
      ("x", "time: invalid duration \"x\""),
      ("-", "time: invalid duration \"-\""),
      (".s", "time: invalid duration \".s\""),
      ("5", "time: missing unit in duration \"5\""),
      ("5x", "time: unknown unit \"x\" in duration \"5x\""),
      ("5 s", "time: unknown unit \" s\" in duration \"5 s\""),
      ("9223372036854775808ns", "time: invalid duration \"9223372036854775808ns\""),
      ("99999999999999999999h", "time: invalid duration \"99999999999999999999h\""),
      ("3000000h", "time: invalid duration \"3000000h\""),
    ])
  func refusesWhatIsNoDuration(text: String, message: String) {
    #expect(throws: GoDuration.Failure(message: message)) { try GoDuration.parse(text) }
  }
}
