/// Cuts the body of a list into items as its chunks arrive; knows nothing of the items' type.
protocol ListFramer: Sendable {
  /// The list's metadata, once read.
  var metadata: ListMetadata? { get }
  /// The kind and API version of the items, as far as the list has said them yet.
  var itemType: TypeMeta { get }

  /// Takes the next bytes and calls `item` for items in them.
  mutating func consume(_ bytes: UnsafeRawBufferPointer, _ item: ItemHandler) throws
  /// Ends the body.
  mutating func finish() throws -> ListMetadata
}

/// Takes the bytes of an item.
///
/// When `isWhole`, they are exactly one item. Otherwise they begin with one and may end before it
/// does or go on after it: the handler returns the item's length, or nil when it cannot tell, and
/// is then called again with the whole item.
typealias ItemHandler =
  (_ bytes: UnsafeRawBufferPointer, _ isWhole: Bool, _ type: TypeMeta) throws -> Int?

/// The most bytes of the parts of a body that are no items: metadata, or a `Status`.
let maximumEnvelopePart = 1 << 20

extension ListFramer {
  /// The kind that a list of this kind has for its items; nil when it is no list.
  static func itemKind(ofList kind: String) -> String? {
    kind.hasSuffix("List") ? String(kind.dropLast(4)) : nil
  }

  /// The error for a body that is no list.
  static func notAList(_ kind: String, status: APIStatus? = nil, offset: Int) -> DecodeError {
    if let status {
      return DecodeError(
        "the server answers with a Status: \(status.message)", offset: offset, status: status)
    }
    return DecodeError("the body is a \(kind), not a list", offset: offset, path: "kind")
  }
}
