public import DNSMessages

/// DNS over a stream: each message behind its length in two bytes (RFC 1035 §4.2.2).
public struct MessageStream: Sendable {
  /// Why a stream has no further messages.
  public struct Fault: Error, Hashable, Sendable {
    /// What is wrong.
    public var message: String
  }

  private var buffer: [UInt8] = []

  /// Makes an empty stream.
  public init() {}

  /// Questions as they are sent; ids count from 0, so that answers are found whatever their order.
  ///
  /// Nil where there are more than ids, or where a name cannot be packed.
  public static func bytes(of questions: [MessageQuestion]) -> [UInt8]? {
    guard questions.count <= Int(UInt16.max) else { return nil }
    var result: [UInt8] = []
    for (id, question) in questions.enumerated() {
      guard let bytes = Message(id: UInt16(clamping: id), question).encoded() else { return nil }
      result += [UInt8(truncatingIfNeeded: bytes.count >> 8), UInt8(bytes.count & 0xFF)] + bytes
    }
    return result
  }

  /// Takes what arrived, cut anywhere, and gives the messages that are whole.
  public mutating func take(_ bytes: [UInt8]) throws(Fault) -> [Message] {
    buffer += bytes
    var messages: [Message] = []
    var start = 0
    while buffer.count - start >= 2 {
      let length = Int(buffer[start]) << 8 | Int(buffer[start + 1])
      guard buffer.count - start - 2 >= length else { break }
      do throws(MessageFault) {
        messages.append(try Message(Array(buffer[start + 2..<start + 2 + length])))
      } catch {
        throw Fault(message: "the answer is no DNS message: \(error)")
      }
      start += 2 + length
    }
    buffer.removeFirst(start)
    return messages
  }
}
