import { squeezeText } from '#contract/fold-text.js'
import { type Examined, type ExaminedText, isOurs, wordsIn } from '../examined.js'
import type { GateRule } from '../gate-rule.js'
import { identifierCandidates } from '../identifier-candidates.js'

const IDENTIFIER_CHARACTERS_MAX = 200
/** Shorter words are others backwards: `was` and `saw`. */
const REVERSED_CHARACTERS_MIN = 6

export const customerNames: GateRule = {
  name: 'customer-names',
  reason: 'Who the customers are is theirs and the operator’s: accounts, organisations, their domains and keys.',
  *test(examined) {
    for (const { where, names } of namesToLookUp(examined))
      for (const name of names)
        if (examined.isKnownIdentifier(name)) {
          yield { where, what: 'the name or number of a customer, an account or a key' }
          break
        }
  },
}

/** All that has to be looked up before a document is examined. */
export function identifiersToLookUp(examined: Examined): Set<string> {
  const all = new Set<string>()
  for (const { names } of namesToLookUp(examined)) for (const name of names) all.add(name)
  return all
}

function* namesToLookUp(examined: Examined): Iterable<{ where: string; names: ReadonlySet<string> }> {
  const seen = new Map<string, ReadonlySet<string>>()
  for (const one of [...examined.texts, ...examined.pieces]) {
    const names = seen.get(one.text) ?? namesIn(one, examined)
    seen.set(one.text, names)
    if (names.size > 0) yield { where: one.where, names }
  }
}

/** An id or a hash is looked up whole: it may be the very number of an account. */
function namesIn(one: ExaminedText, examined: Examined): ReadonlySet<string> {
  const { text, readings, reversed } = one
  const isOwnWord = (word: string): boolean => examined.isOwnWord(word)
  const names = new Set<string>()
  if (mayName(one, examined)) {
    for (const reading of readings) for (const name of identifierCandidates(reading, isOwnWord)) names.add(name)
    for (const reading of reversed)
      for (const name of identifierCandidates(reading, isOwnWord))
        if (name.length >= REVERSED_CHARACTERS_MIN) names.add(name)
  }
  if (text.length <= IDENTIFIER_CHARACTERS_MAX && !/\s/.test(text) && !isOwnWord(text.toLowerCase()))
    names.add(squeezeText(text))
  names.delete('')
  return names
}

/** Sentences of ours alone name nobody. */
const mayName = ({ text, rest }: ExaminedText, examined: Examined): boolean =>
  examined.learned === undefined ||
  (!examined.learned.texts.has(text) && (rest !== text || !wordsIn(rest).every((word) => isOurs(word, examined))))
