// SPDX-License-Identifier: Apache-2.0

/// A Boolean variable or its negation.
struct Literal: Hashable, Sendable {
  private let code: Int32

  /// Makes the literal that is true if the variable is.
  @inline(__always)
  init(_ variable: Int) { code = Int32(truncatingIfNeeded: variable &<< 1) }

  @inline(__always)
  private init(code: Int32) { self.code = code }

  /// The variable.
  @inline(__always)
  var variable: Int { Int(code &>> 1) }

  /// Whether the literal is true if the variable is not.
  @inline(__always)
  var isNegated: Bool { code & 1 != 0 }

  /// A number for tables: two for each variable.
  @inline(__always)
  var number: Int { Int(code) }

  @inline(__always)
  static prefix func ! (literal: Literal) -> Literal { Literal(code: literal.code ^ 1) }
}
