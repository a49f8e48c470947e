/// Inflates with ISA-L's streaming inflate, checksums included, in less than half of zlib's time.
final class ISALEngine: GzipEngine {
  private let library: ISALibrary
  private let state: UnsafeMutableRawBufferPointer

  init(_ library: ISALibrary) {
    self.library = library
    state = .allocate(byteCount: ISALibrary.stateSize, alignment: 64)
    start()
  }

  deinit { state.deallocate() }

  var hasEnded: Bool {
    state.load(fromByteOffset: ISALibrary.Offset.blockState, as: UInt32.self)
      == ISALibrary.finished
  }

  func inflate(
    _ input: inout UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(ClientError) -> Int {
    typealias Offset = ISALibrary.Offset
    let given = UInt32(clamping: input.count)
    state.storeBytes(of: output.baseAddress, toByteOffset: Offset.nextOut, as: Optional.self)
    state.storeBytes(
      of: UInt32(clamping: output.count), toByteOffset: Offset.availOut, as: UInt32.self)
    state.storeBytes(of: input.baseAddress, toByteOffset: Offset.nextIn, as: Optional.self)
    state.storeBytes(of: given, toByteOffset: Offset.availIn, as: UInt32.self)
    let result = library.inflate(state.baseAddress)
    guard result >= 0 else {
      throw ClientError(.decode, "the answer is not valid gzip", cause: "ISA-L error \(result)")
    }
    let left = min(state.load(fromByteOffset: Offset.availIn, as: UInt32.self), given)
    let room = state.load(fromByteOffset: Offset.availOut, as: UInt32.self)
    input = UnsafeRawBufferPointer(rebasing: input[Int(given - left)...])
    return max(0, output.count - Int(room))
  }

  func startNextMember() { start() }

  private func start() {
    state.initializeMemory(as: UInt8.self, repeating: 0)
    library.start(state.baseAddress)
    state.storeBytes(
      of: ISALibrary.gzip, toByteOffset: ISALibrary.Offset.checksumFlag, as: UInt32.self)
  }
}
