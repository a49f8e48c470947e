/// Lower-case hexadecimal digits, with leading zeros; only the last `width` of them.
func hex(_ number: UInt64, width: Int) -> String {
  String(unsafeUninitializedCapacity: width) { buffer in
    for place in 0..<width {
      buffer[place] = hexDigit(number >> UInt64((width - 1 - place) * 4))
    }
    return width
  }
}

/// The digit of the lowest four bits.
func hexDigit(_ number: UInt64) -> UInt8 {
  let digit = UInt8(truncatingIfNeeded: number & 15)
  return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
}

/// Decimal digits, with leading zeros up to `width`.
func padded(_ number: Int, width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// The IPv4 address that lies `offset` after `base`, written with dots.
func ipv4(_ base: UInt32, plus offset: Int) -> String {
  let address = base &+ UInt32(truncatingIfNeeded: offset)
  return "\(address >> 24).\(address >> 16 & 255).\(address >> 8 & 255).\(address & 255)"
}

/// A number written in the letters and digits that Kubernetes uses for generated name suffixes:
/// no vowels and nothing that looks like another, so that no words come out.
func nameSuffix(_ number: Int, length: Int) -> String {
  String(unsafeUninitializedCapacity: length) { buffer in
    var rest = number
    for place in 0..<length {
      buffer[place] = suffixAlphabet[rest % suffixAlphabet.count]
      rest /= suffixAlphabet.count
    }
    return length
  }
}

private let suffixAlphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)
