import Corefile
import KubernetesClient
import StanzaSyntax

extension StanzaReader {
  /// Puts what a property's arguments say into the reading; throws where CoreDNS refuses them.
  func take(
    _ property: StanzaProperty, _ name: Token, _ arguments: [Token],
    into reading: inout StanzaReading
  ) throws(StanzaRefusal) {
    reading.takeConnection(property, arguments)
    guard let setting = property.settings.first else { return }
    if property.settings.count > 1 {
      for (position, setting) in property.settings.enumerated() {
        reading.values[setting] = position < arguments.count ? .text(arguments[position].text) : nil
      }
      return
    }
    if let value = try value(property, name, arguments, reading) {
      reading.values[setting] = value
    } else if property.type == .zones {
      // The last one counts, though it may name none.
      reading.values[setting] = nil
    }
  }

  private func value(
    _ property: StanzaProperty, _ name: Token, _ arguments: [Token], _ reading: StanzaReading
  ) throws(StanzaRefusal) -> StanzaValue? {
    let texts = arguments.map(\.text)
    switch property.type {
    case .flag(let flag): return .flag(flag)
    case .text: return texts.first.map { .text($0) }
    case .texts:
      return .texts((property.repetition == .last ? [] : before(property, reading)) + texts)
    case .names: return .texts(Set(before(property, reading) + texts).sorted())
    case .zones:
      let zones = ZoneNames.expanded(texts)
      return zones.isEmpty ? nil : .texts(zones)
    case .fallthroughZones: return .texts(texts.isEmpty ? ["."] : ZoneNames.expanded(texts))
    case .words(let taken, _, _):
      return texts.first == taken ? .texts(Array(texts.dropFirst())) : nil
    case .selector: return try selector(property, arguments)
    case .keyword(let word):
      guard let argument = arguments.first else { return nil }
      guard argument.text == word else { throw invalid(property, argument) }
      return .flag(true)
    case .choice(let choices, let ignoresCase):
      guard let argument = arguments.first else { return nil }
      let chosen = choices.first {
        ignoresCase ? $0.lowercased() == argument.text.lowercased() : $0 == argument.text
      }
      guard let chosen else { throw invalid(property, argument) }
      return .text(chosen)
    case .integer, .number, .duration:
      guard let argument = arguments.first else { return nil }
      return try quantity(property, argument)
    }
  }

  private func before(_ property: StanzaProperty, _ reading: StanzaReading) -> [String] {
    guard let setting = property.settings.first, case .texts(let texts) = reading.values[setting]
    else { return [] }
    return texts
  }

  private func quantity(
    _ property: StanzaProperty, _ argument: Token
  ) throws(StanzaRefusal) -> StanzaValue {
    switch property.type {
    case .number:
      let number: Float
      do { number = try GoNumber.float(argument.text) } catch {
        throw invalid(property, argument, error.message)
      }
      if number < 0 { throw outOfRange(property, argument, argument.text) }
      return .number(number)
    case .duration:
      do { return .duration(try GoDuration.parse(argument.text)) } catch {
        throw invalid(property, argument, error.message)
      }
    case .integer(let range):
      let number: Int
      do { number = try GoNumber.integer(argument.text) } catch {
        throw invalid(property, argument, error.message)
      }
      guard range.contains(number) else { throw outOfRange(property, argument, "\(number)") }
      return .integer(number)
    default: return .text(argument.text)
    }
  }

  private func selector(
    _ property: StanzaProperty, _ arguments: [Token]
  ) throws(StanzaRefusal) -> StanzaValue {
    let text = arguments.map(\.text).joined(separator: " ")
    do {
      return .selector(try LabelSelector(objectForm: text))
    } catch {
      let message =
        property.invalid
        ?? StanzaMessage("invalid-selector", "unable to parse selector: '{text}': {reason}")
      throw message.refusal(
        at: arguments.first, dispenser,
        ["text": text, "reason": "\(error)", "property": property.name], fix: error.hint)
    }
  }

  private func invalid(
    _ property: StanzaProperty, _ argument: Token, _ reason: String = ""
  ) -> StanzaRefusal {
    let message =
      property.invalid
      ?? StanzaMessage(
        "invalid-value", reason.isEmpty ? "invalid {property}: {text}" : "{reason}")
    return message.refusal(
      at: argument, dispenser,
      [
        "property": property.name, "text": argument.text, "reason": reason,
        "quoted": GoQuotation.quoted(argument.text),
      ])
  }

  private func outOfRange(
    _ property: StanzaProperty, _ argument: Token, _ value: String
  ) -> StanzaRefusal {
    let message =
      property.outOfRange
      ?? StanzaMessage("out-of-range", "{property} is out of range: {value}", hasPosition: true)
    return message.refusal(
      at: argument, dispenser,
      ["property": property.name, "text": argument.text, "value": value])
  }
}
