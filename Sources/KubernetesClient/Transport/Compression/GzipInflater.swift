/// Inflates a gzip stream piece by piece into a buffer of fixed size.
///
/// Answers are inflated on the task that decodes them, not on the connection's event loop, so that
/// the flow-control window of the compressed stream bounds memory.
package final class GzipInflater {
  private static let outputSize = 64 * 1024

  private let engine: any GzipEngine
  private let output = UnsafeMutableRawBufferPointer.allocate(
    byteCount: GzipInflater.outputSize, alignment: 64)

  /// Prepares for one gzip stream; throws where there is no memory for it.
  init(_ engine: any GzipEngine) { self.engine = engine }

  /// Takes the fastest engine that this machine has.
  ///
  /// Where the checksum is not asked for, an engine may leave it unverified: over TLS every byte has
  /// been authenticated already.
  package convenience init(verifiesChecksum: Bool = true) throws(ClientError) {
    if let library = ISALibrary.shared {
      self.init(ISALEngine(library))
    } else {
      self.init(try ZlibEngine(verifiesChecksum: verifiesChecksum))
    }
  }

  deinit { output.deallocate() }

  /// Inflates `input` and calls `emit` with each filled piece of output.
  package func inflate(
    _ input: UnsafeRawBufferPointer, _ emit: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var input = input
    repeat {
      try inflateMember(&input, emit)
    } while !input.isEmpty
  }

  /// Inflates to the end of one member, or of `input`, which begins behind it then; calls `emit` with
  /// each filled piece of output.
  package func inflateMember(
    _ input: inout UnsafeRawBufferPointer, _ emit: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    // RFC 1952 allows several members one after the other.
    if engine.hasEnded, !input.isEmpty { try engine.startNextMember() }
    while !engine.hasEnded {
      let left = input.count
      let produced = try engine.inflate(&input, into: output)
      if produced > 0 { try emit(UnsafeRawBufferPointer(rebasing: output[..<produced])) }
      // What is still inside the engine shows by a full output.
      guard engine.hasEnded || produced == output.count || !input.isEmpty else { return }
      guard produced > 0 || input.count < left || engine.hasEnded else {
        throw ClientError(.decode, "the answer is not valid gzip", cause: "it does not go on")
      }
    }
  }

  /// Whether the last member is complete.
  package var hasEnded: Bool { engine.hasEnded }

  /// Throws where the stream ended before its trailer.
  package func finish() throws(ClientError) {
    guard engine.hasEnded else {
      throw ClientError(.connect, "the compressed answer ended before its end")
    }
  }
}

/// What inflates one gzip member after the other.
protocol GzipEngine: AnyObject {
  /// Whether the member is complete, its trailer included.
  var hasEnded: Bool { get }
  /// Takes from `input` what it can and gives how many bytes of `output` it has filled.
  func inflate(
    _ input: inout UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(ClientError) -> Int
  /// Begins anew after the end of a member.
  func startNextMember() throws(ClientError)
}
