/// The names that `\p{…}` takes.
///
/// Go 1.25 drops underscores, hyphens and blanks from a name, lowers its letters but the first and
/// looks it up. A script that has an underscore in its own name, such as `Old_Italic`, is therefore
/// never found, and so refused.
enum UnicodeClassNames {
  static func contains(_ name: String) -> Bool {
    // A text with a Kelvin sign is equal to one with a K, but not to Go.
    name.utf8.allSatisfy { $0 < 0x80 } && names.contains(canonical(name))
  }

  private static func canonical(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where scalar != "_" && scalar != "-" && scalar != " " {
      switch scalar {
      case "a"..."z" where result.isEmpty: result.append(changed(scalar, by: -32))
      case "A"..."Z" where !result.isEmpty: result.append(changed(scalar, by: 32))
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func changed(_ scalar: Unicode.Scalar, by distance: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(truncatingIfNeeded: Int(scalar.value) + distance))
  }

  private static let names = Set(
    (special + categories + categoryAliases + scripts).split { $0 == " " || $0 == "\n" }
      .map(String.init))

  private static let special = "Any Assigned Ascii Lc "

  private static let categories = """
    C Cc Cf Cn Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps
    S Sc Sk Sm So Z Zl Zp Zs

    """

  private static let categoryAliases = """
    Casedletter Closepunctuation Cntrl Combiningmark Connectorpunctuation Control
    Currencysymbol Dashpunctuation Decimalnumber Digit Enclosingmark Finalpunctuation Format
    Initialpunctuation Letter Letternumber Lineseparator Lowercaseletter Mark Mathsymbol
    Modifierletter Modifiersymbol Nonspacingmark Number Openpunctuation Other Otherletter
    Othernumber Otherpunctuation Othersymbol Paragraphseparator Privateuse Punct Punctuation
    Separator Spaceseparator Spacingmark Surrogate Symbol Titlecaseletter Unassigned
    Uppercaseletter

    """

  private static let scripts = """
    Adlam Ahom Arabic Armenian Avestan Balinese Bamum Batak Bengali Bhaiksuki Bopomofo
    Brahmi Braille Buginese Buhid Carian Chakma Cham Cherokee Chorasmian Common Coptic
    Cuneiform Cypriot Cyrillic Deseret Devanagari Dogra Duployan Elbasan Elymaic Ethiopic
    Georgian Glagolitic Gothic Grantha Greek Gujarati Gurmukhi Han Hangul Hanunoo Hatran
    Hebrew Hiragana Inherited Javanese Kaithi Kannada Katakana Kawi Kharoshthi Khmer Khojki
    Khudawadi Lao Latin Lepcha Limbu Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic
    Manichaean Marchen Medefaidrin Miao Modi Mongolian Mro Multani Myanmar Nabataean
    Nandinagari Newa Nko Nushu Ogham Oriya Osage Osmanya Palmyrene Phoenician Rejang Runic
    Samaritan Saurashtra Sharada Shavian Siddham Sinhala Sogdian Soyombo Sundanese Syriac
    Tagalog Tagbanwa Takri Tamil Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta
    Toto Ugaritic Vai Vithkuqi Wancho Yezidi Yi
    """
}
