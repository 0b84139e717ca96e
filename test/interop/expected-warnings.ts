/** Something that a program says of our bundles, and why it may. The same list stands in docs/indicators.md. */
export interface ExpectedWarning {
  says: RegExp
  because: string
}

/** Of stix2-validator, with all its checks on. */
export const STIX_WARNINGS: readonly ExpectedWarning[] = [
  {
    says: /^[a-z-]+--[0-9a-f-]{36}: \{103\} Given ID value \S+ is not a valid UUIDv4 ID\.$/,
    because: 'ids are UUIDv5 of what an object is, so that it keeps its id from export to export',
  },
  {
    says: /^(attack-pattern|campaign)--[0-9a-f-]{36}: \{302\} External reference 'mitre-atlas' has a URL but no hash\.$/,
    because: 'the pages of MITRE ATLAS change, and a hash of one would soon be wrong',
  },
  {
    says: /^indicator--[0-9a-f-]{36}: \{245\} pattern_type contains a value not in the indicator-pattern-ov vocabulary\.$/,
    because: 'the full profile has a language of its own for what patterns of STIX cannot say; the vocabulary is open',
  },
  {
    says: /^(user-account|autonomous-system)--[0-9a-f-]{36}: Object type '(user-account|autonomous-system)' is not one of those defined in the specification\.$/,
    because: 'with strict types the validator takes each object for a domain object; these are observables of STIX 2.1',
  },
]

/** Of misp-stix. */
export const MISP_WARNINGS: readonly ExpectedWarning[] = [
  {
    says: /^Unknown STIX object type: note$/,
    because: 'misp-stix says so of a note that no report names, and keeps it with the report that the note names',
  },
  {
    says: /^(Unable to load|Unknown) STIX object type: infrastructure$/,
    because: 'misp-stix knows no infrastructure; the description of the campaign tells it in words',
  },
  {
    says: /^Unmapped pattern part in indicator with id \S+ extensions\.http-request-ext\.request_header\.User-Agent\.\[\*\]$/,
    because: 'misp-stix reads no header of a request from a pattern; it keeps the pattern as it is, as a stix2-pattern',
  },
  {
    says: /^No content extracted from the following Indicator's \(id: \S+ pattern: \[network-traffic:/,
    because: 'the same: the pattern is kept whole',
  },
]

/** What was said that no entry expects, and entries that nothing was said of any more. */
export function compareWarnings(said: readonly string[], expected: readonly ExpectedWarning[]) {
  return {
    unexpected: said.filter((line) => !expected.some(({ says }) => says.test(line))),
    stale: expected.filter(({ says }) => !said.some((line) => says.test(line))).map(({ because }) => because),
  }
}
