// SPDX-License-Identifier: Apache-2.0

/// The two letters of ISO 3166-1 that tell jurisdictions apart, and those that people write for them.
package enum CountryCode {
  /// Whether a code is assigned to a country, left to users (AA, QM to QZ, XA to XZ, ZZ), or that of the Union.
  package static func isAssigned(_ code: String) -> Bool {
    if code == "EU" || code == "AA" || code == "ZZ" || code.hasPrefix("X") || assigned.contains(code) { return true }
    return code.hasPrefix("Q") && code >= "QM"
  }

  /// The code of ISO 3166-1 that is meant where another is used, as by institutions of the Union.
  package static func meant(by code: String) -> String? {
    switch code {
    case "UK": "GB"
    case "EL": "GR"
    default: nil
    }
  }

  /// Why a code is none of ISO 3166-1, and which one is meant.
  package static func problem(with code: String) -> String? {
    if isAssigned(code) { return nil }
    let advice = meant(by: code).map { "; did you mean '\($0)'?" } ?? ", nor one of those left to users, such as XA"
    return "'\(code)' is no code of ISO 3166-1\(advice)"
  }

  private static let assigned = Set(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

/// Whether a text is two capitals.
package func isCode(_ text: String) -> Bool {
  text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
}

/// Whether a byte may stand in an identifier: lower-case letters, digits, hyphens, dots.
package func isIdentifierByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
  case UInt8(ascii: "-"), UInt8(ascii: "."): true
  default: false
  }
}
