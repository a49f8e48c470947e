import DNSMessages
import Testing

@Suite("Addresses")
struct InternetAddressTests {
  @Test(arguments: [
    ("10.0.0.1", "10.0.0.1", true), ("::1", "::1", false), ("2001:DB8::53", "2001:db8::53", false),
    ("::ffff:10.0.0.1", "10.0.0.1", true), ("fd00:0:0::1", "fd00::1", false),
  ])
  func textIsReadAsGoReadsIt(text: String, canonical: String, isIPv4: Bool) throws {
    let address = try #require(InternetAddress(text))
    #expect(address.description == canonical)
    #expect(address.isIPv4 == isIPv4)
  }

  @Test(arguments: ["", "10.0.0", "10.0.0.01", "10.0.0.256", "1.2.3.4.5", "a.b.c.d", ":", "::1::"])
  func otherTextIsNone(text: String) {
    #expect(InternetAddress(text) == nil)
  }

  @Test(arguments: [
    ("10.0.0.1", "1.0.0.10.in-addr.arpa."),
    ("::1", String(repeating: "0.", count: 31).replacing("0.", with: "0.") + "ip6.arpa."),
  ])
  func reverseNameHasItsLabelsBackwards(text: String, name: String) throws {
    let reverse = try #require(InternetAddress(text)).reverseName
    #expect(text == "::1" ? reverse == "1." + name : reverse == name)
  }
}
