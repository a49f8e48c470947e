extension ResourceRecord {
  /// Reads a record as a zone file has it: `NAME [TTL] [IN] TYPE DATA`; nil where it is none.
  ///
  /// A time that is not given is 3600 seconds, as in miekg/dns. The types that ``RecordData`` has
  /// cases for are read.
  public init?(text: String) {
    guard var words = Self.words(text)?[...], let owner = words.popFirst()?.text else { return nil }
    var ttl: UInt32 = 3600
    while let word = words.first?.text, UInt32(word) != nil || word.uppercased() == "IN" {
      if let seconds = UInt32(word) { ttl = seconds }
      words.removeFirst()
    }
    guard let word = words.popFirst()?.text, let type = RecordType(word),
      let name = Self.name(owner), let data = Self.data(type, Array(words))
    else { return nil }
    self.init(name, ttl: ttl, data)
  }

  private struct Word {
    var text: String
    var isQuoted = false
  }

  /// The words of a line; quoted ones may have spaces in them.
  private static func words(_ text: String) -> [Word]? {
    var words: [Word] = []
    var word: Word?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word?.text.append(character)
        isEscaped = false
      } else if character == "\\", word?.isQuoted == true {
        isEscaped = true
      } else if character == "\"" {
        if let open = word {
          words.append(open)
          word = nil
          if !open.isQuoted { return nil }
        } else {
          word = Word(text: "", isQuoted: true)
        }
      } else if character.isWhitespace, word?.isQuoted != true {
        if let open = word { words.append(open) }
        word = nil
      } else {
        word = word ?? Word(text: "")
        word?.text.append(character)
      }
    }
    if let open = word {
      guard !open.isQuoted else { return nil }
      words.append(open)
    }
    return words
  }

  private static func name(_ text: String) -> DNSName? {
    text == "@" ? .root : try? DNSName(text)
  }

  private static func data(_ type: RecordType, _ words: [Word]) -> RecordData? {
    func name(_ index: Int) -> DNSName? {
      words.indices.contains(index) ? Self.name(words[index].text) : nil
    }
    func number<Number: FixedWidthInteger>(_ index: Int, _: Number.Type) -> Number? {
      words.indices.contains(index) ? Number(words[index].text) : nil
    }
    switch type {
    case .a:
      guard let text = words.first?.text, let address = InternetAddress(text), address.isIPv4
      else { return nil }
      return .a(address)
    case .aaaa:
      guard let text = words.first?.text, text.contains(":") else { return nil }
      return InternetAddress(text).map { .aaaa($0) }
    case .cname: return name(0).map { .cname($0) }
    case .ns: return name(0).map { .ns($0) }
    case .ptr: return name(0).map { .ptr($0) }
    case .txt: return words.isEmpty ? nil : .txt(words.map { Array($0.text.utf8) })
    case .mx:
      guard let preference = number(0, UInt16.self), let exchange = name(1) else { return nil }
      return .mx(preference: preference, exchange: exchange)
    case .srv:
      guard let priority = number(0, UInt16.self), let weight = number(1, UInt16.self),
        let port = number(2, UInt16.self), let target = name(3)
      else { return nil }
      return .srv(priority: priority, weight: weight, port: port, target: target)
    case .soa:
      guard let primary = name(0), let mailbox = name(1), let minimum = number(6, UInt32.self),
        let serial = number(2, UInt32.self), let refresh = number(3, UInt32.self),
        let retry = number(4, UInt32.self), let expire = number(5, UInt32.self)
      else { return nil }
      var authority = StartOfAuthority(primary: primary, mailbox: mailbox, minimum: minimum)
      (authority.serial, authority.refresh) = (serial, refresh)
      (authority.retry, authority.expire) = (retry, expire)
      return .soa(authority)
    default: return nil
    }
  }
}
