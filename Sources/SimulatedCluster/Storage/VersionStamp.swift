import KubernetesWire

/// Writes `metadata.resourceVersion` into encoded objects.
enum VersionStamp {
  /// The object's bytes with this version.
  static func stamp(
    _ bytes: consuming [UInt8], _ encoding: StoredItem.Encoding, _ version: UInt64
  ) -> [UInt8] {
    let text = String(version)
    switch encoding {
    case .protobuf: return protobuf(bytes, text)
    case .json: return json(bytes, text)
    }
  }

  /// Overwrites the digits where the old version is as long as the new one, which spares a copy of
  /// each object of a bulk load; otherwise the metadata message is built anew.
  private static func protobuf(_ bytes: consuming [UInt8], _ version: String) -> [UInt8] {
    var bytes = bytes
    let place = bytes.withUnsafeBytes { raw -> (metadata: ProtobufScan.Field?, Range<Int>?) in
      let scan = ProtobufScan(bytes: raw)
      guard let metadata = scan.field(1, in: 0..<raw.count), metadata.isLengthDelimited else {
        return (nil, nil)
      }
      return (metadata, scan.field(6, in: metadata.value)?.value)
    }
    if let digits = place.1, digits.count == version.utf8.count {
      for (offset, digit) in zip(digits, version.utf8) { bytes[offset] = digit }
      return bytes
    }
    return bytes.withUnsafeBytes { rebuild($0, metadata: place.metadata, version) }
  }

  private static func rebuild(
    _ raw: UnsafeRawBufferPointer, metadata: ProtobufScan.Field?, _ version: String
  ) -> [UInt8] {
    let scan = ProtobufScan(bytes: raw)
    var inner = ProtobufWriter()
    if let metadata {
      var offset = metadata.value.lowerBound
      var written = false
      while let field = scan.next(&offset, metadata.value.upperBound) {
        if field.number >= 6, !written {
          inner.text(6, version)
          written = true
        }
        if field.number != 6 { inner.append(raw[field.start..<offset]) }
      }
      if !written { inner.text(6, version) }
    } else {
      inner.text(6, version)
    }
    var outer = ProtobufWriter(reservingCapacity: raw.count + 24)
    let end = metadata?.value.upperBound ?? 0
    outer.append(raw[..<(metadata?.start ?? 0)])
    outer.payload(1, inner.bytes)
    outer.append(raw[end...])
    return outer.bytes
  }

  private static func json(_ bytes: [UInt8], _ version: String) -> [UInt8] {
    guard let value = try? JSONValue(parsing: bytes), case .object(var object) = value else {
      return bytes
    }
    var metadata = object["metadata"]?.objectValue ?? JSONObject()
    metadata["resourceVersion"] = .string(version)
    object["metadata"] = .object(metadata)
    return JSONValue.object(object).serialisedBytes()
  }
}
