import KubernetesClient
import KubernetesWire

extension SimulatedCluster.Fault {
  /// A fault that is written wrong.
  public struct SpecificationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with it, in one sentence.
    public var description: String
  }

  /// How a fault is written, for help texts.
  public static let specificationHelp = [
    "WHAT[,resource=NAME][,verb=list|watch|get][,skip=N][,times=N|always][,chance=P]",
    "[,after=TIME][,for=TIME]: it strikes once, whichever request comes, unless it says otherwise.",
    "WHAT is one of refuse, reset, goaway, reset-after=BYTES, stall-after=BYTES,",
    "half-open-after=BYTES, end-after=BYTES, corrupt-at=BYTE, delay=TIME, drip=BYTES/TIME,",
    "status=CODE[,retry-after=SECONDS], endless=CODE, content-type=TYPE; and for the events of",
    "watches expired-after=EVENTS, ends-after=EVENTS, duplicated, reordered, replayed,",
    "older-version, other-kind, malformed, no-end-bookmark.",
  ].joined(separator: " ").replacing(" [,after", with: "[,after")

  /// Reads a fault as people write it: `status=503,retry-after=5,resource=pods,times=3`.
  ///
  /// It strikes once unless it says otherwise. Throws a ``SpecificationError``.
  public init(parsing text: String) throws(SpecificationError) {
    var terms = try Terms(text)
    let action = try Self.action(&terms)
    let resource = terms.take("resource")
    let verb = try terms.take("verb", oneOf: ["list", "watch", "get"])
    self.init(action) { request in
      Self.strikes(request, resource: resource, verb: verb)
    }
    if let count = try terms.number("skip") { skips = count }
    if terms.take("times", if: "always") {
      times = nil
    } else if let count = try terms.number("times") {
      times = count
    }
    if let text = terms.take("chance") {
      guard let value = Double(text), (0...1).contains(value) else {
        throw SpecificationError(description: "chance=\(text) is no number from 0 to 1")
      }
      chance = value
    }
    if let time = try terms.time("after") { after = time }
    lasting = try terms.time("for")
    try terms.requireEmpty()
  }

  private static func strikes(
    _ request: SimulatedCluster.RequestRecord, resource: String?, verb: String?
  ) -> Bool {
    let parts = request.path.split(separator: "/").map(String.init)
    if let resource, !parts.contains(resource) { return false }
    guard let verb else { return true }
    let isWatch = ["1", "true"].contains(request.query("watch") ?? "")
    let namesCollection = resource.map { parts.last == $0 } ?? (parts.count != 2)
    switch verb {
    case "watch": return isWatch
    case "list": return !isWatch && request.method == "GET" && namesCollection
    default: return !isWatch && request.method == "GET" && !namesCollection
    }
  }

  private static func action(_ terms: inout Terms) throws(SpecificationError) -> Action {
    let (name, value) = terms.takeFirst()
    func bytes() throws(SpecificationError) -> Int { try Terms.number(name, value) }
    func none(_ action: Action) throws(SpecificationError) -> Action {
      guard value.isEmpty else {
        throw SpecificationError(description: "\(name) takes no value")
      }
      return action
    }
    switch name {
    case "refuse": return try none(.refuse)
    case "reset": return try none(.reset)
    case "goaway": return try none(.goAway)
    case "reset-after": return .resetAfter(bytes: try bytes())
    case "stall-after": return .stallAfter(bytes: try bytes())
    case "half-open-after": return .halfOpenAfter(bytes: try bytes())
    case "end-after": return .endAfter(bytes: try bytes())
    case "corrupt-at": return .corrupt(at: try bytes())
    case "delay": return .delay(try Terms.time(name, value))
    case "drip":
      let sides = value.split(separator: "/", maxSplits: 1).map(String.init)
      guard sides.count == 2 else {
        throw SpecificationError(description: "drip needs BYTES/TIME, such as drip=100/10ms")
      }
      return .drip(
        bytes: try Terms.number(name, sides[0]), every: try Terms.time(name, sides[1]))
    case "status":
      return .status(
        APIStatus(
          code: try Terms.status(name, value), reason: "", message: "a fault on purpose",
          retryAfterSeconds: try terms.number("retry-after")))
    case "endless":
      return .endlessAnswer(
        status: try Terms.status(name, value), contentType: "text/plain",
        body: Array("a fault on purpose\n".utf8))
    case "content-type": return .contentType(value)
    default:
      guard let fault = try watchFault(name, value) else {
        throw SpecificationError(description: "there is no fault \"\(name)\"")
      }
      return .watch(fault)
    }
  }

  private static func watchFault(
    _ name: String, _ value: String
  ) throws(SpecificationError) -> WatchFault? {
    switch name {
    case "expired-after": return .expired(after: try Terms.number(name, value))
    case "ends-after": return .ends(after: try Terms.number(name, value))
    case "duplicated": return .duplicated
    case "reordered": return .reordered
    case "replayed": return .replayed
    case "older-version": return .olderVersion
    case "other-kind": return .otherKind
    case "malformed": return .malformed
    case "no-end-bookmark": return .noEndBookmark
    default: return nil
    }
  }

  /// The parts of a specification that have not been read yet.
  private struct Terms {
    private var rest: [(name: String, value: String)] = []

    init(_ text: String) throws(SpecificationError) {
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = sides.first, !name.isEmpty else {
          throw SpecificationError(description: "there is nothing between two commas")
        }
        rest.append((String(name), sides.count > 1 ? String(sides[1]) : ""))
      }
    }

    mutating func takeFirst() -> (name: String, value: String) { rest.removeFirst() }

    mutating func take(_ name: String) -> String? {
      guard let index = rest.firstIndex(where: { $0.name == name }) else { return nil }
      return rest.remove(at: index).value
    }

    mutating func take(_ name: String, if value: String) -> Bool {
      guard let index = rest.firstIndex(where: { $0.name == name && $0.value == value }) else {
        return false
      }
      rest.remove(at: index)
      return true
    }

    mutating func take(
      _ name: String, oneOf known: [String]
    ) throws(SpecificationError) -> String? {
      guard let value = take(name) else { return nil }
      guard known.contains(value) else {
        throw SpecificationError(
          description: "\(name)=\(value) is none of \(known.joined(separator: ", "))")
      }
      return value
    }

    mutating func number(_ name: String) throws(SpecificationError) -> Int? {
      guard let value = take(name) else { return nil }
      return try Self.number(name, value)
    }

    mutating func time(_ name: String) throws(SpecificationError) -> Duration? {
      guard let value = take(name) else { return nil }
      return try Self.time(name, value)
    }

    func requireEmpty() throws(SpecificationError) {
      if let term = rest.first {
        throw SpecificationError(description: "\"\(term.name)\" says nothing of a fault")
      }
    }

    static func number(_ name: String, _ text: String) throws(SpecificationError) -> Int {
      guard let number = Int(text), (0...1 << 40).contains(number) else {
        throw SpecificationError(description: "\(name)=\(text) is no count")
      }
      return number
    }

    static func status(_ name: String, _ text: String) throws(SpecificationError) -> Int {
      guard let code = Int(text), (200...599).contains(code) else {
        throw SpecificationError(description: "\(name)=\(text) is no HTTP status")
      }
      return code
    }

    /// A number with `us`, `ms`, `s` or `m`; up to a day.
    static func time(_ name: String, _ text: String) throws(SpecificationError) -> Duration {
      let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      let units = ["us": 1e-6, "ms": 1e-3, "s": 1, "m": 60]
      guard let value = Double(number), let unit = units[String(text.dropFirst(number.count))],
        value * unit <= 86_400
      else {
        throw SpecificationError(description: "\(name)=\(text) is no time, such as 500ms or 5s")
      }
      return .seconds(value * unit)
    }
  }
}
