import type { Outgoing } from '@/api/sharing-words'

/** The rules of the lawful gate in the order in which they look, as docs/sharing.md tells them. */
export const GATE_RULES: readonly (readonly [name: string, words: string])[] = [
  ['purpose', 'The purpose begins with one of those that are allowed, and says in a sentence what it is for.'],
  ['tlp', 'The recipient is known and may have this level, and nothing in it is marked above it.'],
  ['readable', 'The gate can read every part of it.'],
  ['known-fields', 'No field that the form does not have.'],
  ['own-words', 'Outside what people wrote and machines named, each word is of our own templates.'],
  ['prompt-text', 'No text of a prompt or an answer, and nothing that speaks as prompts do.'],
  ['customer-names', 'No account, organization, domain, payment or key that is kept here, in any spelling.'],
  ['contact-details', 'No e-mail address, telephone number or key, but the publisher’s own contact.'],
  ['clear-addresses', 'No network address, host or URL in the clear.'],
  ['machine-names', 'A user agent or model looks like one.'],
  ['prices', 'No amounts of money, and no words of prices in what people wrote.'],
  ['product-plans', 'No name that is not out yet, and nothing new together with a time to come.'],
  ['plain-text', 'No invisible characters, no letters that only look like others.'],
  ['encoded-text', 'Nothing hidden beneath an encoding, and no text in place of a keyed hash.'],
  ['size', 'Not too large, and not more of people’s words than a person reads.'],
]

/** A package of evidence has too many sentences for these: the others look at all of its texts. */
const NOT_FOR_EVIDENCE = new Set(['known-fields', 'own-words'])
/** The gate stops looking at so many objections, unless the settings say otherwise. */
const OBJECTIONS_MAX = 100

export type RuleOutcome = 'passed' | 'objects' | 'not reached' | 'does not apply'

export interface Examined {
  rule: string
  words: string
  outcome: RuleOutcome
  objections: Outgoing['objections']
}

/** What each rule said. One that this console does not know of is told where it objects. */
export function examinedBy({ form, objections }: Pick<Outgoing, 'form' | 'objections'>): Examined[] {
  const of = (rule: string) => objections.filter((one) => one.rule === rule)
  const lastObjecting = GATE_RULES.findLastIndex(([name]) => of(name).length > 0)
  const stopped = objections.length >= OBJECTIONS_MAX
  const known = GATE_RULES.map(([rule, words], place) => {
    const own = of(rule)
    const outcome: RuleOutcome =
      own.length > 0
        ? 'objects'
        : form === 'evidence' && NOT_FOR_EVIDENCE.has(rule)
          ? 'does not apply'
          : stopped && place > lastObjecting
            ? 'not reached'
            : 'passed'
    return { rule, words, outcome, objections: own }
  })
  const others = [...new Set(objections.map(({ rule }) => rule))].filter(
    (rule) => !GATE_RULES.some(([name]) => name === rule),
  )
  return [...known, ...others.map((rule) => ({ rule, words: '', outcome: 'objects' as const, objections: of(rule) }))]
}
