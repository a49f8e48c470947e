import KubernetesClient
import KubernetesConfiguration

extension Base64 {
  /// Writes the URL-safe alphabet without padding.
  static func encodeURL(_ bytes: [UInt8]) -> String {
    String(
      encode(bytes).compactMap { character in
        switch character {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: character
        }
      })
  }

  /// Reads what ``encodeURL(_:)`` writes; nil when it is no base64.
  static func decodeURL(_ text: String) -> [UInt8]? {
    guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") }) else {
      return nil
    }
    let standard = text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
    let padding = String(repeating: "=", count: (4 - standard.count % 4) % 4)
    return decode((String(standard) + padding).utf8)
  }
}
