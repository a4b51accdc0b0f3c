// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

// The steps of the way from text to findings are functions of values, so what is independent is done on all cores. Only
// the time depends on them: results come in the order of what they were made of.

extension RandomAccessCollection where Self: Sendable, Index: Sendable {
  /// What a function makes of each element, in their order, on as many cores as there are.
  ///
  /// Inside another such call it works like `map`: the outer one has all cores already.
  package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    guard count > 1 else { return map(transform) }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { offset in
      let result = transform(self[index(startIndex, offsetBy: offset)])
      results.withLock { $0[offset] = result }
    }
    return results.withLock { slots in slots.compactMap { $0 } }
  }
}
