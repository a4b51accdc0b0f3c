// SPDX-License-Identifier: Apache-2.0

import CLibFuzzer
import ComityFuzzing
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder and the words, made once.
private let state = Mutex(try? (bench: Workbench(), scenarios: Scenarios()))

/// Tries one input; what is wrong ends the process, so that libFuzzer keeps the input.
func attempt(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
  // What would reach out of the folder is kept in no corpus.
  guard let scenario = Scenario(bytes: bytes) else { return -1 }
  return state.withLock { state in
    guard let state else { fatalError("no folder to work in") }
    let seed = bytes.reduce(0) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    do {
      let result = try state.bench.attempt(scenario, seed: seed)
      if let defect = result.defect { fatalError(defect) }
      // Two runs in one process find what depends on the order of threads.
      if seed % 8 == 0, !result.written.isEmpty {
        let again = try state.bench.attempt(scenario, seed: seed)
        if again.written != result.written { fatalError("two runs differ") }
      }
    } catch {
      // A name that the file system does not take is no matter of the program.
      return -1
    }
    return 0
  }
}

/// Changes an input: mostly byte by byte, now and then for a scenario, a file or a command line made from a seed.
@_cdecl("LLVMFuzzerCustomMutator")
func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ maximum: Int, _ seed: UInt32) -> Int {
  let made: [UInt8]? = state.withLock { state in
    guard let scenarios = state?.scenarios else { return nil }
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    return scenarios.changed(bytes, seed: UInt64(seed))
  }
  guard let made, made.count <= maximum else { return unsafe LLVMFuzzerMutate(data, size, maximum) }
  for (index, byte) in made.enumerated() { unsafe data[index] = byte }
  return made.count
}

/// Writes small scenarios of the first seeds into a folder, as files in their text form.
func writeSeeds(_ count: UInt64, to folder: String) throws {
  guard let scenarios = Scenarios() else { return }
  for seed in 0..<count {
    let scenario = scenarios.scenario(seed, isSmall: true)
    try Data(scenario.bytes).write(to: URL(fileURLWithPath: "\(folder)/seed-\(seed)"))
  }
}
