import Corefile
import StanzaSyntax

/// `azure` takes `GROUP:ZONE` words, and the name of an environment.
struct AzureStanza: StanzaCode {
  func checkLine(
    _ reading: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    let zones = CloudZones(
      invalid: "invalid resource group/zone:", conflict: "conflicting zone:", parts: 2)
    try zones.check(words, &reading, dispenser)
  }

  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard property == "environment" else { return }
    let name = words[0].text.uppercased()
    guard !Self.azureEnvironments.contains(name) else { return }
    let reason =
      "autorest/azure: There is no cloud environment matching the name \(GoQuotation.quoted(name))"
    throw StanzaRefusal(
      dispenser.error(
        "cannot set azure environment: \(GoQuotation.quoted(reason))", id: "invalid-value"))
  }

  private static let azureEnvironments: Set<String> = [
    "AZURECHINACLOUD", "AZURECLOUD", "AZUREGERMANCLOUD", "AZUREPUBLICCLOUD",
    "AZUREUSGOVERNMENT", "AZUREUSGOVERNMENTCLOUD", "AZURESTACKCLOUD",
  ]
}
