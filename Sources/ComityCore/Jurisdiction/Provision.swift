// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// A rule of domestic law with its place in the statute book.
public protocol Provision: Sendable {
  /// The identifier, lower case, starting with the country's code: `de-stgb-202a`.
  var id: String { get }
  /// The section as lawyers cite it.
  var citation: String { get }
  /// The heading.
  var title: String { get }
  /// The topics that it answers.
  var topics: [String] { get }
  /// When it is law.
  var inForce: Period { get }
  /// Where it can be read.
  var source: Source { get }
  /// Whether the model was held against the text.
  var review: Review { get }
  /// Why it was modelled so, in words.
  var note: String? { get }
  /// Where it is written down, where it comes from a file.
  var place: Place? { get }
}

extension Provision {
  /// Where it is written down: nowhere, unless a type says so.
  public var place: Place? { nil }
  /// Why it was modelled so: nothing, unless a type says so.
  public var note: String? { nil }
  /// When it is law: always, unless a type says so.
  public var inForce: Period { Period() }
}
