import Informers
import Inspection
import Testing

@testable import Rendering

/// Waterfalls as terminals show them, against recorded text.
struct WaterfallTextTests {
  private func style(width: Int?, isASCII: Bool = false, isColoured: Bool = false) -> TableStyle {
    var style = TableStyle()
    style.terminalWidth = width
    style.usesASCII = isASCII
    style.palette = Palette(isEnabled: isColoured)
    return style
  }

  @Test("Every width is drawn as recorded", arguments: [20, 40, 80, 120])
  func widths(_ width: Int) throws {
    for (name, waterfall) in Samples.waterfalls {
      for isASCII in [false, true] {
        let text = waterfall.text(style(width: width, isASCII: isASCII))
        let file = "waterfall-\(name)-\(width)\(isASCII ? "-ascii" : "").txt"
        #expect(text == (try Golden.text(file, recording: text)), "\(file)")
      }
    }
  }

  @Test func coloursRepeatTheMarks() throws {
    for (name, waterfall) in Samples.waterfalls {
      let text = waterfall.text(style(width: 80, isColoured: true))
      let file = "waterfall-\(name)-colour.txt"
      #expect(text == (try Golden.text(file, recording: text)), "\(file)")
      var plain = ""
      var isEscape = false
      for character in text {
        if character == "\u{1B}" { isEscape = true }
        if !isEscape { plain.append(character) }
        if character == "m" { isEscape = false }
      }
      #expect(plain == waterfall.text(style(width: 80)))
    }
  }

  @Test func aPipeGetsAHundredColumns() {
    for (_, waterfall) in Samples.waterfalls {
      #expect(waterfall.text(style(width: nil)) == waterfall.text(style(width: 100)))
    }
  }

  @Test func noLineIsWiderThanTheTerminal() {
    for (name, waterfall) in Samples.waterfalls {
      for width in 31...140 {
        for line in waterfall.text(style(width: width)).split(separator: "\n") {
          #expect(DisplayWidth.of(String(line)) <= width, "\(name) at \(width): \(line)")
        }
      }
    }
  }

  @Test func eachWatchAndItsOutcomeStandAtEveryWidth() {
    let waterfall = Waterfall(Samples.syncBlock(Samples.largeCluster, opensAfter: 3500))
    for width in 1...140 {
      let text = waterfall.text(style(width: width))
      for word in ["endpoints", "namespace", "pod", "service", "0.92s", "52ms", "3.41s", "0.38s"] {
        #expect(text.contains(word), "\(word) at \(width)")
      }
    }
  }

  @Test func asciiIsASCII() {
    let waterfall = Waterfall(Samples.syncBlock(Samples.largeCluster, opensAfter: 3500))
    for width in [20, 40, 80, 120] {
      #expect(waterfall.text(style(width: width, isASCII: true)).utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func aRequestThatHasNoAnswerYetIsDrawn() {
    var watch = Samples.refusedWatch
    watch.timeline.phases = []
    watch.live.lastError = nil
    let block = Samples.syncBlock([watch], opensAfter: 5000, total: .seconds(5))
    let lines = Waterfall(block).text(style(width: 60)).split(separator: "\n")
    #expect(lines[2].contains("╌╌╌╌╌╌ no"))
  }

  @Test func aConnectionThatCouldNotBeMadeHasNoBars() {
    var watch = Samples.refusedWatch
    watch.timeline.phases = []
    watch.live.requests = 0
    let block = Samples.syncBlock([watch], opensAfter: 5000, total: .milliseconds(1))
    let text = Waterfall(block).text(style(width: 80))
    #expect(text == "service  no: forbidden\n")
  }
}
