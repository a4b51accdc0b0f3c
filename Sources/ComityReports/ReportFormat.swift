// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics
public import ComityMapper

/// The formats in which reports can be written.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Text for a terminal or a mail.
  case text
  /// One self-contained page, for reading and for print.
  case html
  /// Markdown, as GitHub renders it.
  case markdown
  /// JSON for other programs, in a versioned shape.
  case json
  /// Comma-separated values, a line for each finding.
  case csv
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// JUnit's XML, for build servers.
  case junit
}

extension Report {
  /// The languages in which reports speak, as IETF tags.
  public static var languages: [String] { Frame.languages }

  /// The report as text of a format: equal input gives equal bytes.
  public func rendered(as format: ReportFormat, language: String = "en", baseline: Baseline? = nil) -> String {
    [self].rendered(as: format, language: language, baseline: baseline)
  }
}

extension Report {
  /// The report without what works as the treaty lets it.
  fileprivate var withoutInformation: Report {
    var report = self
    let left = Set(findings.filter(\.kind.isInformation).map(\.id))
    guard !left.isEmpty else { return self }
    report.findings.removeAll { left.contains($0.id) }
    for index in assessments.indices { report.assessments[index].findings.removeAll(where: left.contains) }
    return report
  }
}

extension [Report] {
  /// The reports in one document: equal input gives equal bytes.
  ///
  /// - Parameters:
  ///   - language: the language of the sentences, as an IETF tag; what is not translated is given in English.
  ///   - usesColor: whether text is colored, as only a terminal can show it.
  ///   - baseline: findings that are accepted, and marked as such.
  ///   - showsAll: whether people are also shown what works as the treaty lets it, such as a refusal that it allows; formats
  ///     for machines have it in any case.
  ///   - files: the files of law that the reader of the report has; SARIF points into no other. All, where left out.
  ///   - folder: the folder to which addresses in SARIF are relative, as an absolute path.
  public func rendered(
    as format: ReportFormat, language: String = "en", usesColor: Bool = false, baseline: Baseline? = nil,
    showsAll: Bool = false, files: Set<String>? = nil, folder: String? = nil
  ) -> String {
    (showsAll ? self : map(\.withoutInformation)).text(
      of: self, as: format, language: language, usesColor: usesColor, baseline: baseline, files: files, folder: folder
    )
    .withoutUnsafeCharacters(
      as: format == .json || format == .sarif ? .json : .visible, keepingColors: usesColor,
      isTable: format == .csv)
  }

  private func text(
    of whole: [Report], as format: ReportFormat, language: String, usesColor: Bool, baseline: Baseline?,
    files: Set<String>?, folder: String?
  ) -> String {
    switch format {
    case .text: TextFormat(language: language, usesColor: usesColor, baseline: baseline).render(self)
    case .html: HTMLFormat(language: language, baseline: baseline).render(self)
    case .markdown: MarkdownFormat(language: language, baseline: baseline).render(self)
    case .json: JSONFormat(language: language, baseline: baseline).render(whole)
    case .csv: CSVFormat(language: language, baseline: baseline).render(whole)
    case .sarif: SARIFFormat(language: language, baseline: baseline, files: files, folder: folder).render(whole)
    case .junit: JUnitFormat(language: language, baseline: baseline).render(whole)
    }
  }
}
