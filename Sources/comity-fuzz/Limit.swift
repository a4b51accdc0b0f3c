// SPDX-License-Identifier: Apache-2.0

/// Which seeds are tried, and what each may take.
struct Limit {
  var count: UInt64 = 10_000
  var first: UInt64 = 0
  /// The seconds that one input may take.
  var seconds: UInt64 = 20
  /// The megabytes of memory that the process may hold.
  var megabytes: UInt64 = 1_500

  /// Reads the arguments; nothing where they are not numbers, or too many.
  init?(_ arguments: [String]) {
    let numbers = arguments.compactMap { UInt64($0) }
    guard numbers.count == arguments.count, numbers.count <= 4 else { return nil }
    if numbers.count > 0 { count = numbers[0] }
    if numbers.count > 1 { first = numbers[1] }
    if numbers.count > 2 { seconds = numbers[2] }
    if numbers.count > 3 { megabytes = numbers[3] }
  }

  var arguments: [String] { [count, first, seconds, megabytes].map { String($0) } }
  var seeds: Range<UInt64> { first..<(first + count) }
}
