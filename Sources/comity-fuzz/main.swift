// SPDX-License-Identifier: Apache-2.0

// Asks questions of law that no one would write and watches that nothing crashes, hangs or contradicts itself.
//
//     comity-fuzz [COUNT] [FIRST-SEED] [SECONDS] [MEGABYTES]
//
// Every input follows from its seed alone: files of every kind, sound or damaged, and mostly a command that is run on them.
// To see one again, run `comity-fuzz 1 SEED`, which also prints it. Each is tried in two processes, whose outputs have to be
// equal to the byte; one that takes more time or more memory than is allowed counts as a defect, as does one that crashes.

import ComityFuzzing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  if arguments.first == "worker", let limits = Limit(Array(arguments.dropFirst())) {
    try work(limits)
  } else if let limits = Limit(arguments) {
    if try !Supervision(limits).run() { exit(1) }
  } else {
    print("usage: comity-fuzz [COUNT] [FIRST-SEED] [SECONDS] [MEGABYTES]")
    exit(64)
  }
} catch {
  print("\(error)")
  exit(70)
}
