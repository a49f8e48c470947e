import Foundation
import Recordings

@testable import KubernetesClient

/// What was recorded of pods that were reached through an API server of 1.36.
enum PodFixtures {
  /// The pod of most recordings.
  static let pod = PodReference(namespace: "kube-system", name: "coredns-5d78c9869d-7xk2m")

  /// The key and the mask of the recorded client.
  static let randomness = WebSocketRandomness(
    key: { recordedKey },
    mask: { [0xA1, 0xB2, 0xC3, 0xD4] })

  private static let recordedKey = [UInt8](
    Data(base64Encoded: "azhzYXBpLWluc3BlY3QtMQ==") ?? Data())

  static func lines<Line: Decodable>(_ name: String, as: Line.Type) throws -> [Line] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/pods/\(name).jsonl.gz")
    return try CompressedFile.content(of: file).split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Line.self, from: Data($0))
    }
  }

  static func bytes(hex: String) -> [UInt8] {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
  }
}
