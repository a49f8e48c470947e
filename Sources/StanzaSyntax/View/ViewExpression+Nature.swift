extension ViewExpression {
  /// What the checker knows of a value.
  struct Nature: Sendable {
    /// The type; nil when nothing is known, and of `nil`.
    var type: GoType?
    /// Whether this is the value `nil`.
    var isNil = false
    /// Whether this is a method, whose first input is what it belongs to.
    var isMethod = false
    /// The name of the builtin function that this is.
    var builtin: String?
    /// What an array holds, or what a predicate gives; one entry at most.
    private var references: [Nature] = []

    static let unknown = Nature(type: nil)
    static let `nil` = Nature(type: nil, isNil: true)
    static let bool = Nature(type: .bool)
    static let int = Nature(type: .int)
    static let float = Nature(type: .float64)
    static let string = Nature(type: .string)

    init(type: GoType?, isNil: Bool = false) {
      self.type = type
      self.isNil = isNil
    }

    static func array(of element: Nature) -> Nature {
      var nature = Nature(type: .anySlice)
      nature.references = [element]
      return nature
    }

    /// What stands in a builtin's braces, as a function.
    static func predicate(giving result: Nature) -> Nature {
      var signature = GoSignature(.any)
      if result.isUnknown {
        signature.outputs = [.any]
      } else if let type = result.type {
        signature.outputs = [type]
      }
      var nature = Nature(type: .function(signature))
      nature.references = [result]
      return nature
    }

    /// What a predicate gives, if it gives something.
    var result: Nature? {
      guard case .function(let signature)? = type, signature.outputs.count == 1 else { return nil }
      return references.first
    }

    // MARK: Questions

    var kind: GoType.Kind { type?.kind ?? .invalid }
    var isUnknown: Bool { type == nil && !isNil || type == .any }
    var isInteger: Bool { type == .int || type == .int64 || type == .uint8 }
    var isFloat: Bool { type == .float64 }
    var isNumber: Bool { isInteger || isFloat }
    var isBool: Bool { type == .bool }
    var isString: Bool { type == .string }
    var isTime: Bool { type == .time }
    var isDuration: Bool { type == .duration }
    var isArray: Bool { kind == .slice }
    var isMap: Bool { kind == .map }

    /// The type as messages name it.
    var description: String { type?.description ?? "unknown" }

    /// The value behind pointers.
    var dereferenced: Nature {
      guard case .pointer? = type else { return self }
      return Nature(type: type?.dereferenced)
    }

    var element: Nature {
      switch type {
      case .slice(let element): references.first ?? Nature(type: element)
      case .map(_, let value): Nature(type: value)
      default: .unknown
      }
    }

    var key: Nature {
      guard case .map(let key, _)? = type else { return .unknown }
      return Nature(type: key)
    }

    func isAssignable(to other: Nature) -> Bool {
      if isNil {
        switch other.kind {
        case .pointer, .interface, .function, .map, .slice: return true
        default: break
        }
      }
      guard let type, let target = other.type else { return false }
      return type == target || target == .any
    }

    func isComparable(to other: Nature) -> Bool {
      isUnknown || other.isUnknown || isNil || other.isNil || isNumber && other.isNumber
        || isDuration && other.isDuration || isTime && other.isTime || isArray && other.isArray
        || isAssignable(to: other)
    }

    /// Whether one side is unknown and the other, if known, is what is wanted.
    func mayFit(_ other: Nature, _ isWanted: (Nature) -> Bool) -> Bool {
      switch (isUnknown, other.isUnknown) {
      case (true, true): true
      case (true, false): isWanted(other)
      case (false, true): isWanted(self)
      case (false, false): false
      }
    }
  }
}
