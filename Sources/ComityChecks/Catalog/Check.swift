// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// One thing that is checked in modules: why, with an example of the mistake and of what is right.
///
/// Tests and the page of checks are made from these, so that a check without an example cannot be added.
public struct Check: Sendable {
  /// The stable name of its diagnostics, in kebab case.
  public var identifier: String
  /// How grave it is.
  public var severity: Diagnostic.Severity
  /// The rule in a headline.
  public var title: String
  /// Why it exists, and what to do.
  public var rationale: String
  /// A file of a module that breaks the rule; nothing where no text can show it.
  public var bad: String?
  /// The same file as it should be.
  public var good: String?
  /// Another file of the module, which the examples need beside them.
  public var beside: String?

  /// Makes a check.
  public init(
    _ identifier: String, _ title: String, severity: Diagnostic.Severity = .error, because rationale: String,
    bad: String? = nil, good: String? = nil, beside: String? = nil
  ) {
    self.identifier = identifier
    self.severity = severity
    self.title = title
    self.rationale = rationale
    self.bad = bad
    self.good = good
    self.beside = beside
  }

  /// The check whose diagnostics have this name.
  public static func named(_ identifier: String) -> Check? { all.first { $0.identifier == identifier } }
}
