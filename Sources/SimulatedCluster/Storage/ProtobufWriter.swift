import KubernetesWire

/// Appends protobuf fields to a byte array.
struct ProtobufWriter {
  var bytes: [UInt8] = []

  mutating func varint(_ value: UInt64) { Varint.append(value, to: &bytes) }

  mutating func integer(_ number: UInt64, _ value: Int64) {
    varint(number << 3)
    varint(UInt64(bitPattern: value))
  }

  mutating func header(_ number: UInt64, length: Int) {
    varint(number << 3 | 2)
    varint(UInt64(length))
  }

  mutating func text(_ number: UInt64, _ value: String) {
    header(number, length: value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func message(_ number: UInt64, _ value: [UInt8]) {
    header(number, length: value.count)
    bytes.append(contentsOf: value)
  }
}
