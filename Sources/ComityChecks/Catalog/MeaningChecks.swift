// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics

extension Check {
  /// Checks of what a module says, once its form is right.
  static let ofMeaning: [Check] = [
    Check(
      "unreachable-provision", "A provision reaches at least one case",
      because: """
        Facts that the vocabulary says cannot occur together, or exceptions that add up to everything, leave a provision
        that punishes nobody. Such a provision looks like law and is none.
        """,
      bad: provision(
        changing: "object: computer-system",
        to: "object: computer-system\n      system-link: stand-alone\n      route: over-network"),
      good: provision(
        changing: "object: computer-system",
        to: "object: computer-system\n      system-link: connected\n      route: over-network")),
    Check(
      "swallowing-exception", "An exception leaves something of its provision",
      because: """
        A defence that holds in every case that the provision reaches was written too widely: state what it needs
        beyond what the offence itself asks for.
        """,
      bad: provision(
        changing: "    penalty:",
        to: """
              except:
                - {id: authorized, kind: defense, when: {act: access}, summary: "Not where access was allowed."}
              penalty:
          """),
      good: provision(
        changing: "    penalty:",
        to: """
              except:
                - {id: research, kind: defense, when: {motive: security-research}, summary: "Not for research."}
              penalty:
          """)),
    Check(
      "idle-exception", "An exception takes something out", severity: .warning,
      because: """
        An exception that meets no case of its provision changes nothing: either it belongs to another provision, or
        the provision already excludes these cases by its own words.
        """,
      bad: provision(
        changing: "    penalty:",
        to: """
              except:
                - {id: own, kind: exception, when: {authorization: authorized}, summary: "Not the owner."}
              penalty:
          """),
      good: provision(
        changing: "    penalty:",
        to: """
              except:
                - {id: press, kind: exception, when: {motive: journalism}, summary: "Not the press."}
              penalty:
          """)),
    Check(
      "idle-dispute", "A disputed element is one that the provision requires", severity: .warning,
      because: """
        Whether an element is required can only be disputed where the strict reading requires it: put the element under
        'reaches', and the dispute says that some do without it.
        """,
      bad: provision(
        changing: "    penalty:",
        to: """
              disputed:
                - {variable: security-measure, reason: "Two courts disagree."}
              penalty:
          """),
      good: provision(
        changing: "    penalty:",
        to: """
              disputed:
                - {variable: authorization, reason: "Two courts disagree."}
              penalty:
          """)),
    Check(
      "idle-form", "An aggravated form fits some case of its offence",
      because: """
        The penalty of a form is asked of the cases that have its facts. Where the offence reaches none of them, the form
        belongs to another alternative, or the facts are not those of the text.
        """,
      bad: provision(
        withForm: #"{max-months: 60, when: "With authority to access", reaches: {authorization: authorized}}"#),
      good: provision(
        withForm: #"{max-months: 60, when: "In order to obtain data", reaches: {further-intent: obtain-data}}"#)),
    Check(
      "swallowing-form", "An aggravated form leaves something to the basic offence", severity: .warning,
      because: """
        A form whose facts hold in every case that the offence reaches takes the place of the basic penalty, which then
        fits none: its facts were stated too widely, or they are what the offence itself asks for.
        """,
      bad: provision(
        withForm: #"{max-months: 60, when: "Into a computer system", reaches: {object: computer-system}}"#),
      good: provision(
        withForm: #"{max-months: 60, when: "In order to obtain data", reaches: {further-intent: obtain-data}}"#)),
    Check(
      "same-region", "Two provisions reach different cases", severity: .warning,
      because: """
        Two provisions with exactly the same cases are usually one provision written twice, or one of them lacks the
        element that tells it from the other. Where the law really says the same twice, keep one and name the other in
        its note.
        """,
      bad: provision(
        and: provision(changing: "ke-cma-14", to: "ke-cma-15").replacing("offenses:\n", with: "").trimmedEnd),
      good: provision(
        and: provision(changing: "ke-cma-14", to: "ke-cma-15").replacing("offenses:\n", with: "")
          .replacing("object: computer-system", with: "object: computer-data").trimmedEnd)),
    Check(
      "penalty-unit", "A penalty is stated in months", severity: .warning,
      because: """
        Three years are 36 months. A maximum of more than fifty years is taken for a mistake of unit, and one of five months
        or less, unless a fine stands beside it or the note of the provision speaks of months.
        """,
      bad: provision(changing: "{max-months: 36, fine: true}", to: "{max-months: 3}"),
      good: provision(changing: "max-months: 36", to: "max-months: 3")),
    Check(
      "old-source", "A source shows the law of the last five years", severity: .warning,
      because: """
        A consolidated text of long ago may have been amended since. Compare the provision with the present text and
        state its date, or keep the warning as an honest sign of age.
        """,
      bad: provision(changing: "consolidated: 2026-01-01", to: "consolidated: 2015-01-01"), good: provision()),
    Check(
      "undated-source", "A source says of which day its text is", severity: .warning,
      because: """
        Without 'consolidated' nobody can tell whether the text is that of today, and the survey of its topic holds from no
        day that is known. State the day of the text, or keep the warning as an honest sign that the source shows none. What
        is no longer law needs no day.
        """,
      bad: provision(changing: ", consolidated: 2026-01-01", to: ""), good: provision()),
    Check(
      "any-act", "An offense names its act", severity: .warning,
      because: """
        What a provision does not name it does not require: an offense without an act punishes whatever is done to its
        object, also to possess it or to speak of it.
        """,
      bad: provision(changing: "      act: access\n", to: ""), good: provision()),
    Check(
      "any-object", "An offense names the object of its act", severity: .warning,
      because: """
        What a provision does not name it does not require: an offense without an object punishes its act on anything, on a
        system as on a statement. It is not asked for where the act tells by itself what it is done to, as deceiving a person
        does.
        """,
      bad: provision(changing: "      object: computer-system\n", to: ""), good: provision()),
    Check(
      "declaration-not-permitted", "A declaration is one that the treaty permits",
      because: """
        A State cannot reserve more than the treaty lets it: an option for federal States needs a federal State, and the
        region of a declaration may not go beyond that of its option. If the State really declared this, say so with the
        option 'other' and explain it in the summary.
        """,
      bad: participation(changing: "option: 2-security", to: "option: 41-federal"), good: participation()),
    Check(
      "case-failed", "A case has the answer that its source gives",
      because: """
        Cases are the module's own tests: where a court has decided otherwise than the module, the module is wrong, or
        the facts of the case were cut down too far. The notes name the elements that decide.
        """,
      bad: caseText(changing: "authorization: no-authority", to: "authorization: authorized"), good: caseText()),
    Check(
      "case-other-provision", "A case is decided by the provisions that it names",
      because: "The answer is right, but for another reason than the source gives; one of the two is a coincidence.",
      bad: caseText(changing: "provisions: [ke-cma-14]", to: "provisions: [ke-cma-15]").replacing(
        "cases:",
        with: provision(changing: "ke-cma-14", to: "ke-cma-15").replacing("offenses:\n", with: "")
          .replacing("object: computer-system", with: "object: computer-data").trimmedEnd + "\ncases:"),
      good: caseText()),
    Check(
      "impossible-case", "The facts of a case can occur together",
      because: "The vocabulary says that these facts exclude each other, so that no law could decide the case.",
      bad: caseText(
        changing: "      act: access",
        to: "      act: access\n      system-link: stand-alone\n      route: over-network"),
      good: caseText()),
  ]
}

extension String {
  /// The text without the line break at its end.
  fileprivate var trimmedEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
