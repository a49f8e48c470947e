import KubernetesConfiguration
import Testing

@testable import KubernetesClient

struct JSONWebTokenTests {
  private func token(_ payload: String) -> Secret {
    let encoded = Base64.encode(payload.utf8).replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
    return Secret("e30.\(encoded).c2ln")
  }

  @Test func readsWhoseItIs() throws {
    let token = try #require(
      JSONWebToken(
        token(
          """
          {"sub": "system:serviceaccount:a:b", "iss": "https://i", "aud": ["x", "y"],
           "groups": ["g"], "exp": 1700000000, "nbf": 1.5e9}
          """)))
    #expect(token.subject == "system:serviceaccount:a:b" && token.issuer == "https://i")
    #expect(token.audiences == ["x", "y"] && token.groups == ["g"])
    #expect(token.expiresAt == 1_700_000_000 && token.notBefore == 1_500_000_000)
  }

  @Test(arguments: [(Int64.min, false), (0, false), (1_011, true), (Int64.max, true)])
  func anOpenIDConnectTokenIsCurrentUntilShortOfItsEnd(expiry: Int64, isCurrent: Bool) {
    let token = OIDCTokenSource.Token(token("{\"exp\": \(expiry)}"))
    #expect(token.isCurrent(at: 1_000) == isCurrent)
  }

  @Test func oneAudienceNeedsNoList() {
    #expect(JSONWebToken(token("{\"aud\": \"x\"}"))?.audiences == ["x"])
  }

  @Test(arguments: ["{\"exp\": 1e300}", "{\"exp\": -1e300}", "{\"exp\": \"soon\"}", "{}"])
  func aTimeOutOfRangeIsNone(payload: String) throws {
    #expect(try #require(JSONWebToken(token(payload))).expiresAt == nil)
  }

  @Test(arguments: ["", "abc", "a.b", "a.b.c", "a.!!.c", "e30.W10.c", "a.b.c.d"])
  func anotherTextIsNoToken(text: String) { #expect(JSONWebToken(Secret(text)) == nil) }
}
