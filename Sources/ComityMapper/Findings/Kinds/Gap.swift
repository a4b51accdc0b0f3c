// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension Finding {
  /// Cases that no provision reaches.
  public struct Gap: OpenCases {
    /// Whether no case is reached.
    public var isTotal: Bool

    /// The kind.
    public var kind: Kind { .gap }

    package enum Sentence: String, CaseIterable {
      case some = "gap", total = "gap-total", doubtful = "gap-doubtful"
    }

    package static let sentences = (some: Sentence.some, total: Sentence.total, doubtful: Sentence.doubtful)
  }
}

extension Finding.Kind {
  /// Cases that no provision reaches.
  public static let gap = Finding.Kind(
    "gap", title: "The law does not reach cases that the treaty reaches",
    explanation:
      "Cases that the requirement reaches and that no provision reaches, after the options that the State has in force.",
    level: .error, sentences: keys(Finding.Gap.Sentence.self) + keys(Finding.ExtensionGap.Sentence.self),
    summary: .amend, isLaidBeside: true)
}

/// How many groups of uncovered cases a finding names; the rest is said to exist.
let namedCases = 8

extension ConductInquiry {
  /// What of a requirement the law does not reach: through its definitions, or through a limit that an exception draws.
  ///
  /// The two are judged apart: what an exception takes out is taken out of the question before the gap beside it is
  /// described, and the reverse.
  func gapFindings(_ answer: RequirementAnswer) -> [Finding] {
    let carveOuts = carveOuts(answer)
    let carved = Region(joining: carveOuts.map(\.region), in: facts.space)
    let cover = answer.strict.covered.union(carved)
    let isWhole = answer.strict.owed.isSubset(of: cover)
    let told = Set(carveOuts.map(\.exception))
    return (isWhole ? [] : [gapFinding(answer, outside: cover, told: told)]) + carveOuts.map(\.finding)
  }

  private func gapFinding(_ answer: RequirementAnswer, outside cover: Region, told: Set<[String]>) -> Finding {
    let requirement = answer.requirement
    let owed = answer.strict.owed
    let candidates = offenses(on: [requirement.topic])
    let certainty: Certainty = answer.isAnsweredLeniently(owed, outside: cover) ? .arguable : .certain
    let all = facts.uncovered(owed, by: cover, limit: namedCases, showing: relevantVariables(owed))
    // What is said to be certain is shown in a case that stays open however the open questions are decided.
    let found =
      certainty == .arguable || answer.inquiry.questions.isEmpty
      ? all
      : facts.uncovered(
        owed.intersection(answer.lenient.asked), by: cover.union(answer.lenient.covered), limit: namedCases,
        showing: relevantVariables(owed))
    let kernel = facts.kernel(of: requirement)
    var blocking: [BlockingElement] = []
    var nearest: [String] = []
    var cases = found.cases
    for (index, point) in found.points.enumerated() {
      var distances = Distance.nearest(to: point, among: candidates, kernel: kernel).sameActFirst(facts)
      // The case tells every fact that keeps it out, also where nothing limits its group there.
      for variable in distances.flatMap(\.variables) {
        cases[index].witness.facts[facts.vocabulary.variables[variable].id] = facts.word(point[variable], of: variable)
      }
      if index == 0 {
        let unexplained = Set(cases[0].telling.map(\.variable)).subtracting(
          distances.flatMap(\.variables).map { facts.vocabulary.variables[$0].id })
        distances += Distance.explaining(
          // A provision on another act is not near.
          facts.vocabulary.variables.indices.filter { index in
            let variable = facts.vocabulary.variables[index]
            return variable.role != .act && unexplained.contains(variable.id)
          },
          of: found.cubes[0], at: point, among: candidates, kernel: kernel)
      }
      for distance in distances {
        if !nearest.contains(distance.provision.id) { nearest.append(distance.provision.id) }
        blocking += distance.elements(at: point, facts)
      }
    }
    let closing = closing(owed, answer, outside: cover)
    return finding(
      Finding.Gap(isTotal: !answer.strict.reachesSome), of: requirement,
      level: .of(
        requirement, certainty: certainty, isProvisional: answer.isProvisional,
        isClosable: !closing.isEmpty || !answer.closing.isEmpty),
      certainty: certainty, isProvisional: answer.isProvisional, provisions: nearest,
      witness: cases.first?.witness, uncovered: cases, isComplete: found.isComplete,
      blocking: blocking.unique, remedies: remedies(answer, outside: cover, candidates, all.points, closing, told: told)
    )
  }

  /// The sets of options, still open, that release what of a part is outside a cover.
  func closing(_ part: Region, _ answer: RequirementAnswer, outside cover: Region) -> ClosingSets {
    ClosingSets(of: answer.inquiry.options.open(under: .strict), in: facts, for: part) { $0.isSubset(of: cover) }
  }
}
