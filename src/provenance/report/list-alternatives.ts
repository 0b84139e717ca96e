import type { ProvenanceTest } from '#contract/provenance.js'

const ECHO = 'The prompts held marked text, and the suspect repeated it.'
const RESALE = 'The suspect hands questions on to our own service, or to somebody who resells it.'
const LEAK = 'The key was known to others, who marked text of their own with it.'
const BOUGHT = 'The suspect learned from published or bought text in which answers of ours stood, and asked us nothing.'
/** Of tests without a key: the model that is named may be anybody's. */
const HANDED_ON = 'The suspect hands questions on to the model that is named, or to somebody who resells it.'
const READ =
  'The suspect learned from published or bought text in which answers of that model stood, and asked it nothing.'
const SHARED = 'Both learned from the same texts of people.'
const VENDOR = 'Both come from one vendor, or from one base model.'
const SELF = 'Texts about well-known models stand everywhere, and models repeat their names.'

/** What else could give such a result, by kind of test. */
const ALTERNATIVES: Record<ProvenanceTest, readonly string[]> = {
  canary: [ECHO, RESALE, LEAK, BOUGHT],
  watermark: [ECHO, RESALE, LEAK],
  radioactivity: [ECHO, RESALE, LEAK, BOUGHT],
  'token-agreement': [SHARED, VENDOR, HANDED_ON, READ],
  lineage: [VENDOR, SHARED],
  style: [SHARED, VENDOR, HANDED_ON, READ],
  identity: [SELF, SHARED],
}

/** Those of the kind of test and those that the test itself told, each once. */
export const listAlternatives = (test: ProvenanceTest, told: readonly string[]): string[] => [
  ...new Set([...told, ...ALTERNATIVES[test]]),
]
