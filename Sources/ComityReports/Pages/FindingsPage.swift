// SPDX-License-Identifier: Apache-2.0

import ComityMapper

/// The page of the documentation on the kinds of finding.
package var findingsPage: String {
  let rows = Finding.Kind.allCases.map { kind in
    ["`\(kind.rawValue)`", kind.name(in: "en"), kind.title, kind.explanation]
  }
  return """
    # Kinds of finding

    What a finding can be, and when it is made.

    ## Overview

    A finding is an error where a duty (`shall`) whose text was read is certainly not met, whatever is still unread, and no
    declaration that can still be made closes it. What is arguable, provisional, derived from another treaty or unread is at
    most a warning, and so is what a duty to endeavor asks for. What a treaty leaves to the State is a note. Identifiers are
    stable: they are made of jurisdiction, treaty, requirement, kind and what is concerned.

    | Kind | For people | What it says | When it is made |
    | --- | --- | --- | --- |

    """ + rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
}
