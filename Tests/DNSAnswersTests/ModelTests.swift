import DNSMessages
import Testing

@testable import DNSAnswers

@Suite("Pieces of the model")
struct ModelTests {
  private static func holds(_ text: String, _ client: String = "10.244.1.5") -> Bool {
    let question = Question(
      DNSName(unchecked: "web.shop."), .aaaa,
      client: InternetAddress(client) ?? Question.localClient)
    return ViewFilter(name: "v", text: text).admits(Request("web.shop.", .aaaa), question)
  }

  @Test(arguments: [
    ("incidr(client_ip(), '10.244.0.0/16')", true), ("incidr(client_ip(), '10.245.0.0/16')", false),
    ("type() == 'AAAA'", true), ("type() in ['A', 'TXT']", false),
    ("type() not in ['A', 'TXT']", true), ("name() matches '^web[.]'", true),
    ("name() endsWith 'shop.' && not (type() == 'A')", true),
    ("name() startsWith \"x\" or client_ip() == '10.244.1.5'", true), ("!(1 < 2)", false),
    ("server_port() == '53' and proto() == 'udp'", true),
  ])
  func viewHoldsOrNot(text: String, holds: Bool) {
    #expect(Self.holds(text) == holds)
  }

  @Test(arguments: ["", "metadata('x') == 'y'", "type( ==", "((((", "name() @ 'x'"])
  func viewThatIsNotUnderstoodHolds(text: String) {
    #expect(Self.holds(text))
  }

  @Test func deepNestingEnds() {
    #expect(Self.holds(String(repeating: "(", count: 100_000) + "true"))
    #expect(Self.holds(String(repeating: "! ", count: 100_000) + "true"))
  }

  @Test(arguments: [
    ("web", "web", false), ("web", "wep", true), ("web", "we", true), ("web", "ewb", true),
    ("web", "webs", true), ("web", "xweb", true), ("web", "wexx", false), ("", "a", true),
  ])
  func labelsAreOneEditApart(first: String, second: String, isOne: Bool) {
    #expect(EditDistance.isOne(first, second) == isOne)
    #expect(EditDistance.isOne(second, first) == isOne)
    if !second.isEmpty {
      #expect(EditDistance.neighbours(of: first) { $0 == second } == (isOne ? [second] : []))
    }
  }

  @Test(arguments: [
    ("1.0.0.10.in-addr.arpa.", "10.0.0.1"), ("01.0.0.10.in-addr.arpa.", nil),
    ("x.1.0.0.10.in-addr.arpa.", nil), ("in-addr.arpa.", nil),
    (
      "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.f.ip6.arpa.", "fd00::1"
    ),
  ])
  func reverseNameHasAnAddress(name: String, address: String?) {
    #expect(ReverseName.address(in: name) == address)
  }

  @Test(arguments: [
    ("10-0-0-1", "10.0.0.1"), ("fd00--1", "fd00::1"), ("10-0-0", "10:0:0"),
    ("a-b-c--d", "a:b:c::d"),
  ])
  func podsLabelSpellsAnAddress(label: String, text: String) {
    #expect(PodText.address(label) == text)
  }

  @Test(arguments: [
    (1, 100), (2, 50), (3, 33), (50, 2), (51, 1), (100, 1), (5000, 1), (0, 1),
  ])
  func weightIsDividedAsCoreDNSDividesIt(count: Int, weight: UInt16) {
    #expect(ServiceWeight.each(of: count) == weight)
  }

  @Test(arguments: [
    ("name exact a.example b.example", "a.example.", "b.example."),
    ("continue name suffix .one .two", "x.one.", "x.two."),
    ("stop name prefix a. b.", "a.x.", "b.x."),
    ("name regex (.*)[.]old[.]example {1}.new.example", "x.old.example.", "x.new.example."),
    ("name substring zzz twin", "zzz.", "twin."),
  ])
  func ruleOfRewriteGivesAnotherName(rule: String, name: String, expected: String) throws {
    let rule = try #require(RewriteRule(rule.split(separator: " ").map(String.init)))
    var request = Request(name, .a)
    #expect(rule.apply(to: &request) != nil)
    #expect(request.name == expected)
  }

  @Test(arguments: [
    "", "name", "name regex ( x", "type A", "edns0 local set x y", "ttl x -", "rcode a b",
  ])
  func ruleThatIsNotModelledIsNone(rule: String) {
    #expect(RewriteRule(rule.split(separator: " ").map(String.init)) == nil)
  }
}
