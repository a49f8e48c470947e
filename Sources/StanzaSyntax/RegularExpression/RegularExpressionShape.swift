/// The weight of the part of a pattern that was read so far.
///
/// Go builds a tree and limits its height, its compiled size and how often repetitions multiply.
/// Three numbers a node are enough for that, so no tree is kept here: a finished group is one node.
struct RegularExpressionShape {
  enum Kind: Equatable {
    case literal(runes: Int)
    case characterClass
    case concatenation
    case alternation
    case other
  }

  struct Node {
    var kind: Kind
    var height = 1
    var size = 1
    /// The largest product of nested repeat counts.
    var copies = 1
    /// The repeat count, if this node is a counted repetition.
    var factor = 1

    var isClassLike: Bool { kind == .characterClass || kind == .literal(runes: 1) }
  }

  struct Frame {
    let captures: Bool
    var alternatives: [Node] = []
    var branch: [Node] = []
  }

  var frames = [Frame(captures: false)]
  var budget = RegularExpressionBudget()

  mutating func append(_ kind: Kind) throws(RegularExpressionProblem) {
    budget.allocate()
    try push(Node(kind: kind))
  }

  mutating func openGroup(captures: Bool) {
    budget.allocate()
    mergeLiterals()
    frames.append(Frame(captures: captures))
  }

  mutating func closeGroup() throws(RegularExpressionProblem) {
    var node = try collapseFrame()
    guard frames.count > 1, let frame = frames.popLast() else {
      throw RegularExpressionProblem(reason: .unexpectedParenthesis)
    }
    if frame.captures {
      node = Node(
        kind: .other, height: node.height + 1, size: node.size + 2, copies: node.copies)
    }
    try push(node)
  }

  mutating func finish() throws(RegularExpressionProblem) {
    _ = try collapseFrame()
    guard frames.count == 1 else { throw RegularExpressionProblem(reason: .missingParenthesis) }
  }

  /// Ends an alternative.
  ///
  /// Neighbours that match one rune each become one class, as in Go.
  mutating func endAlternative() throws(RegularExpressionProblem) {
    let top = frames.count - 1
    mergeLiterals()
    let branch = frames[top].branch
    frames[top].branch = []
    if branch.isEmpty { budget.allocate() }
    let node = branch.isEmpty ? Node(kind: .other) : collapse(branch, as: .concatenation)
    try check(node)
    let last = frames[top].alternatives.count - 1
    if last >= 0, node.isClassLike, frames[top].alternatives[last].isClassLike {
      budget.release()
      frames[top].alternatives[last] = Node(kind: .characterClass)
    } else {
      if last < 0 { budget.allocate() }
      frames[top].alternatives.append(node)
    }
  }
}

extension RegularExpressionShape {
  /// How often a repetition operator repeats; `maximum` is nil when there is no limit.
  struct Bounds {
    var minimum: Int
    var maximum: Int?
    /// Whether the operator is a brace; `*`, `+` and `?` do not count as copies.
    var isCounted = true
  }

  /// Whether something stands here that can be repeated.
  var hasOperand: Bool { frames.last?.branch.isEmpty == false }

  /// Repeats the last node.
  ///
  /// Returns false when the copies of the innermost one get too many.
  mutating func repeatLast(_ bounds: Bounds) throws(RegularExpressionProblem) -> Bool {
    let top = frames.count - 1
    guard let operand = frames[top].branch.popLast() else { return true }
    var node = Node(
      kind: .other, height: operand.height + 1, size: bounds.size(of: operand.size),
      copies: operand.copies)
    if bounds.isCounted {
      node.factor = max(bounds.maximum ?? bounds.minimum, 1)
      node.copies = bounds.maximum == 0 ? 1 : operand.copies * node.factor
    }
    budget.allocate()
    frames[top].branch.append(node)
    try check(node)
    return node.factor < 2 || node.copies <= 1000
  }

  private mutating func collapseFrame() throws(RegularExpressionProblem) -> Node {
    try endAlternative()
    let top = frames.count - 1
    let alternatives = frames[top].alternatives
    frames[top].alternatives = []
    let node = collapse(alternatives, as: .alternation)
    try check(node)
    return node
  }

  private mutating func push(_ node: Node) throws(RegularExpressionProblem) {
    mergeLiterals()
    frames[frames.count - 1].branch.append(node)
    try check(node)
  }

  /// Joins the two literals on top: the upper one can no longer be repeated.
  private mutating func mergeLiterals() {
    let top = frames.count - 1
    let count = frames[top].branch.count
    guard count >= 2, case .literal(let added) = frames[top].branch[count - 1].kind,
      case .literal(let runes) = frames[top].branch[count - 2].kind
    else { return }
    frames[top].branch.removeLast()
    budget.release()
    frames[top].branch[count - 2].kind = .literal(runes: runes + added)
    // Go remembers sizes once it looks at them, and does not see a literal grow.
    if !budget.tracksSize { frames[top].branch[count - 2].size = runes + added }
  }

  /// One node for several; those of the same kind dissolve in it and add no height.
  private mutating func collapse(_ nodes: [Node], as kind: Kind) -> Node {
    if nodes.count == 1 {
      var node = nodes[0]
      if case .literal(let runes) = node.kind { node.size = runes }
      return node
    }
    budget.allocate()
    var result = Node(kind: kind, size: kind == .alternation ? nodes.count - 1 : 0)
    for node in nodes {
      if node.kind == kind { budget.release() }
      result.height = max(result.height, node.kind == kind ? node.height : node.height + 1)
      result.size = min(result.size + node.size, RegularExpressionBudget.ceiling)
      result.copies = max(result.copies, node.copies)
    }
    return result
  }

  private mutating func check(_ node: Node) throws(RegularExpressionProblem) {
    if budget.startsTracking(factor: node.factor) {
      for frame in frames {
        for other in frame.alternatives + frame.branch { try budget.check(other.size) }
      }
    }
    try budget.check(node.size)
    if node.height > 1000 { throw RegularExpressionProblem(reason: .nestsTooDeeply) }
  }
}

extension RegularExpressionShape.Bounds {
  /// The compiled size of something repeated so often.
  func size(of operand: Int) -> Int {
    if !isCounted { return operand + (maximum == nil && minimum == 0 ? 2 : 1) }
    var size = maximum.map { $0 * operand + $0 - minimum } ?? 1 + minimum * operand
    if maximum == nil, minimum == 0 { size = 2 + operand }
    return max(1, min(size, RegularExpressionBudget.ceiling))
  }
}
