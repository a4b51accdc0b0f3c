// SPDX-License-Identifier: Apache-2.0

public import ComityMapper

/// The formats in which reports can be written.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Text for a terminal or a mail.
  case text
  /// JSON for other programs, in a versioned shape.
  case json
}

extension Report {
  /// The report as text of a format: equal input gives equal bytes.
  public func rendered(as format: ReportFormat, language: String = "en") -> String {
    [self].rendered(as: format, language: language)
  }
}

extension [Report] {
  /// The reports in one document.
  ///
  /// - Parameter usesColor: whether text is colored, as only a terminal can show it.
  public func rendered(as format: ReportFormat, language: String = "en", usesColor: Bool = false) -> String {
    switch format {
    case .text: TextFormat(language: language, usesColor: usesColor).render(self)
    case .json: JSONFormat(language: language).render(self)
    }
  }
}
