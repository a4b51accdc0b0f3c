// SPDX-License-Identifier: Apache-2.0

import ComityCommandLine
import ComityTestSupport
import Testing

/// How the time of a command grows with a module.
///
/// Processor time is measured, of processes of their own, and the shortest of some runs counts, since others use the same
/// machine. A figure of its own for each respect and size is printed by `make growth`.
@Suite("Growth", .serialized, .timeLimit(.minutes(10))) struct GrowthTests {
  @Test(
    "Four times the law takes at most 2.3 times 2.3 times as long", arguments: GrownLaw.allCases, ["check", "report"])
  func growth(respect: GrownLaw, command: String) throws {
    // A tenth of the size is what these have; what takes hundredths of a second cannot be compared.
    let isSmall = [.thresholds, .exceptions, .alternatives, .unknownKeys].contains(respect)
    let sizes = isSmall ? (small: 2_500, large: 10_000) : (small: 1_250, large: 5_000)
    let folders = (small: try TemporaryFolder(), large: try TemporaryFolder())
    try folders.small.write(respect.text(sizes.small), to: "xr/module.yaml")
    try folders.large.write(respect.text(sizes.large), to: "xr/module.yaml")
    let arguments =
      command == "check" ? ["check", "xr"] : ["report", "XR", "--modules", "xr", "--treaty", "budapest-2001"]
    let expected = respect.isRefused ? CommandStatus.invalidInput : .done
    func seconds(_ folder: TemporaryFolder) throws -> Double {
      let run = try #require(try BuiltProgram.processorTime(of: arguments, in: folder), "the program was not built")
      #expect(run.status == expected.rawValue)
      return run.seconds
    }
    // Each number of a variable makes every set of the algebra one bit wider, up to the thousand that a law may have.
    let most = respect == .thresholds ? 12.0 : 2.3 * 2.3
    var (small, large) = (try seconds(folders.small), try seconds(folders.large))
    // A measure that fails is taken again.
    for _ in 0..<4 where large > most * small {
      small = min(small, try seconds(folders.small))
      large = min(large, try seconds(folders.large))
    }
    #expect(large <= most * small, "\(sizes.small): \(small) s, \(sizes.large): \(large) s")
  }
}
