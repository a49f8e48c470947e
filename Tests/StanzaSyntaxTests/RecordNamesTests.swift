import StanzaSyntax
import Testing

/// The names of types, classes and response codes.
struct RecordNamesTests {
  @Test("Types are named in upper case, and not by number")
  func namesTypes() {
    #expect(RecordNames.type(named: "AAAA") == 28)
    #expect(RecordNames.type(named: "NSAP-PTR") == 23)
    #expect(RecordNames.type(named: "ANY") == 255)
    #expect(RecordNames.type(named: "Reserved") == 65535)
    for name in ["a", "TYPE1", "TYPE65280", "ANYTHING", "*", "", "\u{212a}X", "NONE", "BADVERS"] {
      #expect(RecordNames.type(named: name) == nil)
    }
    #expect(RecordNames.types.count == 88)
  }

  @Test("Classes are six")
  func namesClasses() {
    #expect(RecordNames.classes.keys.sorted() == ["ANY", "CH", "CS", "HS", "IN", "NONE"])
    #expect(RecordNames.classNumber(named: "CLASS1") == nil)
  }

  @Test("Response codes have an old misspelling among them")
  func namesResponseCodes() {
    #expect(RecordNames.responseCode(named: "NOTIMPL") == 4)
    #expect(RecordNames.responseCode(named: "NOTIMP") == 4)
    #expect(RecordNames.responseCode(named: "BADVERS") == nil)
    #expect(RecordNames.responseCode(named: "servfail") == nil)
  }
}
