// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends the process when one input takes more time or more memory than is allowed, and says which one it was.
final class Watchdog: Sendable {
  private let current = Mutex<(seed: UInt64, since: ContinuousClock.Instant, used: Int)?>(nil)

  init(_ limit: Limit) {
    let thread = Thread { [self] in
      while true {
        Thread.sleep(forTimeInterval: 0.05)
        guard let (seed, since, used) = current.withLock(\.self) else { continue }
        // What others do on the machine does not count, but one that only waits would never end.
        if secondsUsed() - used > Int(limit.seconds) {
          say("defect \(seed) takes more than \(limit.seconds) seconds")
        } else if ContinuousClock.now - since > .seconds(Int(limit.seconds) * 30) {
          say("defect \(seed) does not end")
        } else if residentMegabytes() > limit.megabytes {
          say("defect \(seed) takes more than \(limit.megabytes) megabytes")
        } else {
          continue
        }
        _exit(3)
      }
    }
    thread.start()
  }

  func begin(_ seed: UInt64) { current.withLock { $0 = (seed, .now, secondsUsed()) } }

  func end() { current.withLock { $0 = nil } }
}

/// The processor time of all threads.
private func secondsUsed() -> Int { clock() / CLOCKS_PER_SEC }

/// The memory that the process holds, where the system says so in a file.
private func residentMegabytes() -> UInt64 {
  let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
  let pages = text.split(separator: " ").dropFirst().first.flatMap { UInt64($0) } ?? 0
  return pages * 4_096 >> 20
}

/// Refuses memory above a limit, for what grows faster than a watchdog looks.
func limitMemory(toMegabytes megabytes: UInt64) {
  #if canImport(Glibc) || canImport(Musl)
    var limit = rlimit(rlim_cur: rlim_t(megabytes << 20), rlim_max: rlim_t(megabytes << 20))
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
  #endif
}
