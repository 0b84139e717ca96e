/**
 * How much of each list the documents show; the package's own members hold all of it. So a campaign of 25,000 accounts
 * makes a document that can be printed.
 */
export const DOCUMENT_LIMITS = {
  accounts: 100,
  alternatives: 50,
  sources: 100,
  steps: 100,
  history: 100,
  responses: 100,
  findings: 100,
  papers: 5,
  models: 40,
  capabilities: 20,
  grounds: 100,
  reports: 50,
  samples: 50,
  settings: 400,
  timeline_bars: 92,
} as const
export type DocumentLimits = { readonly [Name in keyof typeof DOCUMENT_LIMITS]: number }
