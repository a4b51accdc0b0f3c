// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
package import ComityMapper

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes reports as JSON, in the shape that scripts rely on: sorted keys, equal bytes for equal input.
package struct JSONFormat: Sendable {
  /// The version of the shape; the second number grows with every addition, the first with every change.
  package static let schemaVersion = "1.0"

  /// The language of the messages.
  package var language: String
  /// The findings that are accepted.
  package var baseline: Baseline?

  package init(language: String = "en", baseline: Baseline? = nil) {
    self.language = language
    self.baseline = baseline
  }

  /// The reports in one document.
  package func render(_ reports: [Report]) -> String {
    let entries = reports.concurrentMap {
      ReportDocument.Entry($0, FindingSentences($0, language: language), baseline)
    }
    return encode(
      ReportDocument(
        schemaVersion: JSONFormat.schemaVersion, asOf: reports.first.map { "\($0.asOf)" } ?? "",
        acceptedAndGone: baseline?.gone(from: reports), reports: entries))
  }

  /// Any value as JSON with sorted keys, ending with a line break.
  package func encode(_ value: some Encodable) -> String {
    encode(value, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]) + "\n"
  }

  /// Any value as JSON in one line.
  package func encodeCompactly(_ value: some Encodable) -> String {
    encode(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  private func encode(_ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    // Only numbers that are no numbers can make the encoder fail, and these documents have none.
    let data = (try? encoder.encode(value)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}

/// The document, key by key.
struct ReportDocument: Encodable {
  var schemaVersion: String
  var asOf: String
  var acceptedAndGone: [Baseline.Acceptance]?
  var reports: [Entry]

  struct Entry: Encodable {
    var jurisdiction: String
    var treaty: String
    var participation: Participation
    var modeled: Bool?
    var countsDeclarations: Bool
    var bills: [String]
    var summary: Summary?
    var provisional: [String]?
    var requirements: [RequirementEntry]
    var findings: [FindingEntry]
  }

  struct Summary: Encodable {
    var headline: String
    var declare: [SummaryEntry]
    var amend: [SummaryEntry]
    var decide: [SummaryEntry]
    var know: [SummaryEntry]
  }

  struct SummaryEntry: Encodable {
    var article: String
    var text: String
    var provisions: [String]
    var options: [String]
    var findings: [String]
    var certainty: String

    init(_ entry: ReportSummary.Entry) {
      article = entry.article
      text = entry.text
      provisions = entry.provisions
      options = entry.options
      findings = entry.findings
      certainty = entry.certainty.rawValue
    }
  }

  struct Participation: Encodable {
    var status: String
    var since: String?
    var asOf: String?
  }

  struct RequirementEntry: Encodable {
    var id: String
    var article: String
    var paragraph: String
    var title: String
    var kind: String
    var modality: String
    var topic: String
    var summary: String
    var reviewed: Bool
    var status: String
    var certainty: String
    var basis: String
    var derivedFrom: String?
    var dependsOn: [String]?
    var provisional: [String]?
    var credited: [Credit]?
    var options: [OptionEntry]
    var provisions: [String]
    var waitsFor: [String]?
    var findings: [String]
  }

  struct OptionEntry: Encodable {
    var id: String
    var article: String
    var paragraph: String
    var use: String
    var alternatives: [String]
    var form: String
    var openUntil: String?
    var set: Int?
  }

  struct Credit: Encodable {
    var provision: String
    var exception: String?
  }

  struct FindingEntry: Encodable {
    var id: String
    var kind: String
    var level: String
    var certainty: String
    var requirement: String
    var article: String
    var articles: [String]
    var paragraph: String
    var provisional: Bool
    var provisions: [String]
    var message: String
    var witness: [String: String]?
    var witnessSentence: String?
    var uncovered: [[String: [String]]]
    var uncoveredIsComplete: Bool
    var blocking: [BlockingEntry]
    var remedies: [RemedyEntry]
    var location: Location?
    var accepted: Bool?
    var acceptedBecause: String?
  }

  struct BlockingEntry: Encodable {
    var provision: String
    var variable: String
    var allowed: [String]
    var found: [String]
    var exception: String?
    var disputed: Bool
  }

  struct RemedyEntry: Encodable {
    var kind: String
    var message: String
    var options: [String]?
    var provisions: [String]?
  }

  struct Location: Encodable {
    var file: String
    var line: Int
    var column: Int
  }
}

extension ReportDocument.Entry {
  init(_ report: Report, _ sentences: FindingSentences, _ baseline: Baseline?) {
    jurisdiction = report.jurisdiction.code
    treaty = report.treaty.id
    participation = .init(
      status: report.standing.word, since: report.standing.since.map { "\($0)" },
      asOf: report.standing == .notStated ? nil : report.record?.asOf.map { "\($0)" })
    modeled = report.isModeled ? nil : false
    countsDeclarations = report.countsDeclarations
    bills = report.bills.map(\.title)
    if report.isModeled {
      let answer = sentences.summary
      summary = .init(
        headline: answer.headline, declare: answer.declare.map(ReportDocument.SummaryEntry.init),
        amend: answer.amend.map(ReportDocument.SummaryEntry.init),
        decide: answer.decide.map(ReportDocument.SummaryEntry.init),
        know: answer.know.map(ReportDocument.SummaryEntry.init))
      provisional = answer.provisional
    }
    requirements = report.assessments.map { assessment in
      let requirement = assessment.requirement
      return ReportDocument.RequirementEntry(
        id: requirement.id, article: requirement.article, paragraph: requirement.paragraph, title: requirement.title,
        kind: requirement.kind.rawValue, modality: requirement.modality.rawValue, topic: requirement.topic,
        summary: requirement.summary, reviewed: !requirement.isUnreviewed, status: assessment.status.rawValue,
        certainty: assessment.certainty.rawValue, basis: requirement.basis.rawValue,
        derivedFrom: requirement.derivedFrom,
        dependsOn: assessment.dependsOn.isEmpty ? nil : assessment.dependsOn.map(\.rawValue),
        provisional: sentences.provisionalReasons(assessment).nonempty,
        credited: assessment.credited.isEmpty
          ? nil : assessment.credited.map { ReportDocument.Credit(provision: $0.provision, exception: $0.exception) },
        options: assessment.options.map { use in
          ReportDocument.OptionEntry(
            id: use.option, article: use.article, paragraph: use.paragraph, use: use.use.rawValue,
            alternatives: use.alternatives, form: use.form.rawValue,
            openUntil: report.treaty.options.first { $0.id == use.option }?.openUntil, set: use.set)
        },
        provisions: assessment.provisions, waitsFor: assessment.waitsFor.isEmpty ? nil : assessment.waitsFor,
        findings: assessment.findings)
    }
    findings = report.findings.map { ReportDocument.FindingEntry($0, sentences, baseline) }
  }
}

extension ReportDocument.FindingEntry {
  init(_ finding: Finding, _ sentences: FindingSentences, _ baseline: Baseline?) {
    id = finding.id
    kind = finding.kind.rawValue
    level = finding.level.rawValue
    certainty = finding.certainty.rawValue
    requirement = finding.requirement
    article = finding.article
    articles = finding.articles
    paragraph = finding.paragraph
    provisional = finding.isProvisional
    provisions = finding.provisions
    message = sentences.message(finding)
    witness = finding.witness?.facts
    witnessSentence = sentences.example(finding)
    uncovered = finding.uncovered.map(\.words)
    uncoveredIsComplete = finding.uncoveredIsComplete
    blocking = finding.blocking.map {
      ReportDocument.BlockingEntry(
        provision: $0.provision, variable: $0.variable, allowed: $0.allowed.words, found: $0.found.words,
        exception: $0.exception, disputed: $0.isDisputed)
    }
    remedies = finding.remedies.map { ReportDocument.RemedyEntry($0, sentences.remedy($0, of: finding)) }
    location = finding.location.map { ReportDocument.Location(file: $0.file, line: $0.line, column: $0.column) }
    let reason = baseline?.reason(for: finding, in: sentences.report)
    accepted = baseline.map { _ in reason != nil }
    acceptedBecause = reason
  }
}

extension ReportDocument.RemedyEntry {
  init(_ remedy: Remedy, _ sentence: String) {
    message = sentence
    switch remedy {
    case .amend(let amendments):
      kind = "amend"
      provisions = amendments.map(\.provision)
    case .declare(let declarations):
      kind = "declare"
      options = declarations.map(\.option)
    case .interpret(let readings):
      kind = "interpret"
      provisions = readings.map(\.provision)
    case .declareAndAmend(let declarations, let amendments):
      kind = "declare-and-amend"
      options = declarations.map(\.option)
      provisions = amendments.map(\.provision)
    case .enact:
      kind = "enact"
    case .withdraw(let option):
      kind = "withdraw"
      options = [option]
    case .raise(let provisions, _):
      kind = "raise"
      self.provisions = provisions
    }
  }
}
