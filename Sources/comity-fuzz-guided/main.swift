// SPDX-License-Identifier: Apache-2.0

// The same inputs as those of `comity-fuzz`, changed byte by byte and kept where they reach code that none did before:
// libFuzzer counts, this says what an input means. Built and run by `Tests/Fuzzing/run`, since every file has to be compiled
// with `-sanitize=fuzzer`. With `--dictionary` it prints the words of the format instead, and with `--seeds COUNT FOLDER` it
// writes scenarios to begin with.

import CLibFuzzer
import ComityFuzzing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

switch CommandLine.arguments.dropFirst().first {
case "--dictionary": print(dictionary())
case "--seeds":
  guard CommandLine.arguments.count == 4, let count = UInt64(CommandLine.arguments[2]) else { exit(64) }
  try writeSeeds(count, to: CommandLine.arguments[3])
default:
  var count = CommandLine.argc
  var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
  exit(unsafe LLVMFuzzerRunDriver(&count, &arguments) { data, size in unsafe attempt(data, size) })
}
