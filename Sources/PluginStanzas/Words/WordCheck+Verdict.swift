import Corefile
import StanzaSyntax

extension WordCheck {
  /// What is wrong with a word.
  enum Fault: Hashable {
    /// It is of another kind; with CoreDNS's reason.
    case invalid(String)
    /// It is below the least; with the value as Go prints it and as a plain number.
    case tooSmall(String, plain: String)
    /// It is above the greatest.
    case tooGreat(String, plain: String)
  }

  /// Throws where CoreDNS would refuse the word; `dispenser` stands where it reports that.
  func check(
    _ word: Token, _ dispenser: Dispenser, _ surroundings: StanzaSurroundings,
    property: String = ""
  ) throws(StanzaRefusal) {
    guard let fault = fault(of: word.text, surroundings, property: property) else { return }
    // CoreDNS shows the word as it reads it: a number of seconds with its unit.
    let isNumber = kind == .seconds && (try? GoNumber.integer(word.text)) != nil
    var values = [
      "property": property, "text": isNumber ? word.text + "s" : word.text,
      "last": dispenser.value, "quoted": GoQuotation.quoted(word.text),
      "lower": word.text.lowercased(), "fixed": GoNumber.fixed(word.text),
    ]
    let message: StanzaMessage
    switch fault {
    case .invalid(let reason):
      values["reason"] = reason
      message = invalid ?? StanzaMessage("invalid-value", "{reason}")
    case .tooSmall(let value, let plain):
      (values["value"], values["number"]) = (value, plain)
      message = tooSmall ?? tooGreat ?? Self.outOfRange
    case .tooGreat(let value, let plain):
      (values["value"], values["number"]) = (value, plain)
      message = tooGreat ?? tooSmall ?? Self.outOfRange
    }
    throw message.refusal(at: word, dispenser, values)
  }

  private static let outOfRange = StanzaMessage(
    "out-of-range", "{property} is out of range: {value}", hasPosition: true)

  /// What is wrong with a word; nil for nothing.
  func fault(
    of text: String, _ surroundings: StanzaSurroundings, property: String
  ) -> Fault? {
    let reason: String?
    switch kind {
    case .integer, .unsigned, .number: return numberFault(text)
    case .duration, .seconds: return durationFault(text)
    case .regularExpression(let groups):
      reason = GoRegularExpression.problem(in: text)
      if reason == nil, GoRegularExpression.groupCount(of: text) ?? 0 < groups {
        return .tooSmall(text, plain: text)
      }
    case .text: reason = nil
    case .boolean: reason = GoNumber.isBoolean(text) ? nil : GoNumber.booleanFailure(text)
    case .choice(let choices, let ignoresCase):
      let word = ignoresCase ? text.lowercased() : text
      reason = choices.contains(word) ? nil : "invalid value: \(text)"
    case .listen: reason = ListenAddress.problem(text)
    case .address: reason = AddressPort.problem(text)
    case .interface:
      let isKnown = surroundings.hasInterface(text) || AddressPort.isAddress(text)
      reason =
        isKnown ? nil : "not a valid IP address or interface name: \(GoQuotation.quoted(text))"
    case .upstream(let schemes):
      reason = Upstream.problem(word: text, allowedSchemes: schemes, resolvConf: { _ in nil })
    case .template:
      reason = GoTemplate.problem(in: text, name: property, functions: ["parseInt"])
    case .recordType: reason = RecordNames.type(named: text) == nil ? text : nil
    case .recordClass: reason = RecordNames.classNumber(named: text) == nil ? text : nil
    case .responseCode(let ignoresCase):
      let name = ignoresCase ? text.uppercased() : text
      reason = RecordNames.responseCode(named: name) == nil ? text : nil
    case .network: reason = CIDR.problem(text)
    case .zone:
      reason = PluginZones.normalized(text).isEmpty ? "unable to normalize '\(text)'" : nil
    }
    return reason.map(Fault.invalid)
  }

  private func numberFault(_ text: String) -> Fault? {
    let number: Double
    do {
      switch kind {
      case .integer: number = Double(try GoNumber.integer(text))
      case .unsigned(let bits): number = Double(try GoNumber.unsigned(text, bits: bits))
      default: number = try GoNumber.double(text)
      }
    } catch {
      return .invalid(error.message)
    }
    if numbers.isTooSmall(number) { return .tooSmall(text, plain: plain(text)) }
    return numbers.isTooGreat(number) ? .tooGreat(text, plain: plain(text)) : nil
  }

  /// A whole number as Go prints it, without a plus and leading zeros.
  private func plain(_ text: String) -> String {
    Int(text).map { "\($0)" } ?? text
  }

  private func durationFault(_ text: String) -> Fault? {
    let duration: Duration
    let isNumber = kind == .seconds && (try? GoNumber.integer(text)) != nil
    do {
      duration = try GoDuration.parse(isNumber ? text + "s" : text)
    } catch {
      return .invalid(error.message)
    }
    let value = GoDuration.string(duration)
    let plain = "\(GoDuration.nanoseconds(duration))"
    if durations.isTooSmall(duration) { return .tooSmall(value, plain: plain) }
    return durations.isTooGreat(duration) ? .tooGreat(value, plain: plain) : nil
  }
}
