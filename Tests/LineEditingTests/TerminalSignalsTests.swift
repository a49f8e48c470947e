import LineEditing
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LineEditorTests {
  @Suite struct Signals {
    @Test func caughtSignalsArriveAndTheFormerActionReturns() async throws {
      var former = sigaction()
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in }
      sigaction(SIGUSR2, &action, &former)
      defer { sigaction(SIGUSR2, &former, nil) }
      let task = Task {
        var numbers: [Int32] = []
        let signals = TerminalSignals([SIGUSR2, SIGWINCH])
        kill(getpid(), SIGUSR2)
        for await number in signals {
          numbers.append(number)
          if numbers.count == 2 { break }
          kill(getpid(), SIGWINCH)
        }
        return numbers
      }
      #expect(await task.value == [SIGUSR2, SIGWINCH])
      var now = sigaction()
      sigaction(SIGWINCH, nil, &now)
      #expect(now.__sigaction_handler.sa_handler == nil)
      sigaction(SIGUSR2, nil, &now)
      #expect(now.__sigaction_handler.sa_handler != nil)
    }

    @Test func anIgnoredSignalThatIsAskedForIsCaughtAndIgnoredAgain() async throws {
      signal(SIGUSR2, SIG_IGN)
      defer { signal(SIGUSR2, SIG_DFL) }
      let task = Task {
        let signals = TerminalSignals([SIGWINCH], always: [SIGUSR2])
        kill(getpid(), SIGUSR2)
        for await number in signals { return number }
        return 0
      }
      #expect(await task.value == SIGUSR2)
      // Were it not ignored again, this would end the process.
      kill(getpid(), SIGUSR2)
    }

    @Test func anIgnoredSignalStaysIgnored() async throws {
      signal(SIGUSR2, SIG_IGN)
      defer { signal(SIGUSR2, SIG_DFL) }
      let signals = TerminalSignals([SIGUSR2, SIGWINCH])
      kill(getpid(), SIGUSR2)
      kill(getpid(), SIGWINCH)
      var iterator = signals.makeAsyncIterator()
      #expect(await iterator.next() == SIGWINCH)
    }
  }
}
