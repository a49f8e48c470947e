/// How the data of a record type is written.
struct RecordLayout {
  /// One word, or what is written in its place, with the message for a bad one.
  enum Field {
    /// A number of that many bits.
    case number(Int, String)
    /// A time: a number, or one with units.
    case lifetime(String)
    /// A domain name.
    case name(String)
    case address4(String)
    case address6(String)
    /// A DNSSEC algorithm, a number or a name, the latter perhaps in any case.
    case algorithm(String, isAnyCase: Bool)
    /// A certificate's type, a number or a name.
    case certificateType(String)
    /// A record type, by name or by number.
    case type(String)
    /// The time of a signature, as a date or in seconds.
    case time(String)
    /// A text in quotes, which may not be left out.
    case quoted(String)
    /// Any word that is no quote.
    case word(String)
    /// Any piece, which must not be missing if there is a message for that.
    case anything(String?)
  }

  /// What the data ends in.
  enum Ending {
    /// The line's end.
    case line
    /// Words that are joined. A few types skip one piece before, even a line's end.
    case text(String, skipsPiece: Bool = false)
    /// Texts, in quotes or not.
    case strings(String)
    /// One text, in quotes or not.
    case oneString(String)
    /// Names of record types.
    case types(String)
    /// The parameters of a service binding.
    case parameters
    /// What is not looked at.
    case unread
    /// The type has no written form, only that of unknown ones.
    case none(String)
    /// A place on the globe.
    case location
  }

  var fields: [Field] = []
  var ending = Ending.line

  /// Makes a layout.
  init(_ fields: Field..., ending: Ending = .line) {
    self.fields = fields
    self.ending = ending
  }

  /// How a type is written, or nothing for one that the DNS library does not know.
  static func layout(of type: UInt16) -> Self? {
    table[type]
  }

  private static let table: [UInt16: Self] = {
    let layouts = [plain, security, services, rare].flatMap { $0 }
    return Dictionary(
      layouts.compactMap { name, layout in RecordNames.types[name].map { ($0, layout) } },
      uniquingKeysWith: { first, _ in first })
  }()
}
