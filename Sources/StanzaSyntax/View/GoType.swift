/// The Go types that values of an expression can have.
indirect enum GoType: Hashable, Sendable {
  case bool, int, int64, float64, uint8, string, error
  /// The empty interface, of which nothing is known.
  case any
  case time, duration, month, weekday, location
  case slice(GoType)
  case map(GoType, GoType)
  case pointer(GoType)
  case function(GoSignature)

  static let anySlice = GoType.slice(.any)

  /// Go's `reflect.Kind`, as far as it occurs.
  enum Kind {
    case invalid, bool, int, int64, uint8, float64, string, interface, slice, map, pointer
    case structure, function
  }

  var kind: Kind {
    switch self {
    case .bool: .bool
    case .int, .month, .weekday: .int
    case .int64, .duration: .int64
    case .uint8: .uint8
    case .float64: .float64
    case .string: .string
    case .any, .error: .interface
    case .time, .location: .structure
    case .slice: .slice
    case .map: .map
    case .pointer: .pointer
    case .function: .function
    }
  }

  /// The type behind pointers.
  var dereferenced: GoType {
    var type = self
    while case .pointer(let target) = type { type = target }
    return type
  }

  /// The type as `reflect` prints it.
  var description: String {
    switch self {
    case .bool: "bool"
    case .int: "int"
    case .int64: "int64"
    case .uint8: "uint8"
    case .float64: "float64"
    case .string: "string"
    case .error: "error"
    case .any: "interface {}"
    case .time: "time.Time"
    case .duration: "time.Duration"
    case .month: "time.Month"
    case .weekday: "time.Weekday"
    case .location: "time.Location"
    case .slice(let element): "[]" + element.description
    case .map(let key, let value): "map[\(key.description)]\(value.description)"
    case .pointer(let target): "*" + target.description
    case .function(let signature): signature.description
    }
  }
}

/// What a Go function takes and gives.
struct GoSignature: Hashable, Sendable {
  var inputs: [GoType]
  var outputs: [GoType]
  /// Whether the last input is a slice of further arguments.
  var isVariadic = false

  init(_ inputs: GoType..., gives outputs: GoType..., isVariadic: Bool = false) {
    self.inputs = inputs
    self.outputs = outputs
    self.isVariadic = isVariadic
  }

  /// The same function as a method: what it belongs to comes first.
  func method(of receiver: GoType) -> GoSignature {
    var signature = self
    signature.inputs.insert(receiver, at: 0)
    return signature
  }

  var description: String {
    var names = inputs.map(\.description)
    if isVariadic, case .slice(let element)? = inputs.last {
      names[names.count - 1] = "..." + element.description
    }
    let results = outputs.map(\.description).joined(separator: ", ")
    let result = outputs.count > 1 ? " (\(results))" : outputs.isEmpty ? "" : " \(results)"
    return "func(\(names.joined(separator: ", ")))\(result)"
  }
}
