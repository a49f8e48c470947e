import Testing

@testable import Sessions

struct WildcardPatternTests {
  @Test(
    "Patterns match whole values",
    arguments: [
      ("*", "", true), ("", "", true), ("", "a", false), ("10.*", "10.0.0.1", true),
      ("10.?.0.1", "10.0.0.1", true), ("10.?.0.1", "10.10.0.1", false), ("*a*b*", "xaxbx", true),
      ("*a*b", "xaxbx", false), ("a**c", "abc", true), ("[a]", "a", false),
      ("*a*a*a*a*a*a*b", String(repeating: "a", count: 200), false),
    ])
  func patterns(_ pattern: String, _ text: String, _ expected: Bool) {
    #expect(WildcardPattern(pattern).matches(text) == expected)
  }
}
