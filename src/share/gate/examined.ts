import { foldText, readDigitsAsLetters } from '#contract/fold-text.js'
import { decodedTexts, numbersAsText } from './decode-text.js'
import { WORD } from './learn-form.js'
import type { OutgoingFacts } from './outgoing-document.js'
import { type Visited, visitTexts } from './visit-texts.js'
import { withoutTexts } from './without-texts.js'

/** A text of the document as rules look at it. */
export interface ExaminedText {
  where: string
  path: string
  text: string
  is_name: boolean
  /** what is left of it without what people wrote and machines gave */
  rest: string
  /** what a reader may see in it: folded, and folded from beneath an encoding; without what the publisher says of itself */
  readings: readonly string[]
  /** the same without ids, times and hashes, in which digits mean nothing */
  plain: readonly string[]
  /** what it says from its end, and what each of its words does; folded */
  reversed: readonly string[]
}

type Seen = Pick<ExaminedText, 'rest' | 'readings' | 'plain' | 'reversed'>

export interface Examined extends OutgoingFacts {
  document: unknown
  visited: Visited
  texts: readonly ExaminedText[]
  /** what people wrote, with where it first stands; then what is cut in two, joined */
  pieces: readonly ExaminedText[]
  isOwnWord(word: string): boolean
}

/** Ids, times and keyed hashes have a form of their own and are no words; what they may hide is another rule's matter. */
const OPAQUE =
  /(?<![\p{L}\p{N}])(?:(?:[a-z][a-z0-9-]*--)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|camp_[0-9a-f]{16}|AML\.(?:T\d{4}(?:\.\d{3})?|CS\d{4})|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))(?![\p{L}\p{N}])/giu
export const withoutOpaque = (text: string): string => text.replace(OPAQUE, ' ')

export function examineTexts(document: unknown, facts: OutgoingFacts): Examined {
  const visited = visitTexts(document, facts.settings.strings_max)
  const said = [...new Set([...facts.written, ...facts.measured, ...facts.own])].toSorted((a, b) => b.length - a.length)
  const own = facts.own.toSorted((a, b) => b.length - a.length)
  const kept = new Map<string, Seen>()
  const look = ({ where, path, text, is_name }: Omit<ExaminedText, keyof Seen>): ExaminedText => {
    let seen = kept.get(text)
    if (seen === undefined) {
      const told = withoutTexts(text, own)
      const readings = readingsOf(told)
      const plain = readings.map(withoutOpaque)
      seen = { rest: withoutTexts(withoutOpaque(text), said), readings, plain, reversed: reversedReadings(told) }
      kept.set(text, seen)
    }
    return { where, path, text, is_name, ...seen }
  }
  const numbers = visited.numbers.flatMap(({ where, numbers }) => {
    const text = numbersAsText(numbers)
    return text === undefined ? [] : [{ where, path: '', text, is_name: false }]
  })
  const texts = [...visited.texts, ...numbers].map(look)
  const foreign = [...facts.written, ...facts.measured].filter((text) => !facts.own.includes(text))
  const placed = foreign.map((text) => {
    const found = texts.find((one) => one.text.includes(text))
    return look({ where: found?.where ?? '', path: '', text, is_name: false })
  })
  const whole = joined(foreign).map((text) => look({ where: '', path: '', text, is_name: false }))
  const words = facts.learned?.words ?? new Set<string>()
  return { ...facts, document, visited, texts, pieces: [...placed, ...whole], isOwnWord: (word) => words.has(word) }
}

function readingsOf(text: string): string[] {
  const plain = withoutOpaque(text)
  const folded = [foldText(text), ...decodedTexts(plain).map(({ decoded }) => foldText(decoded))]
  return [...new Set([...folded, readDigitsAsLetters(foldText(plain))])]
}

function reversedReadings(text: string): string[] {
  const folded = foldText(withoutOpaque(text))
  const backwards = [...folded].reverse().join('')
  return [...new Set([backwards, backwards.split(/\s+/).reverse().join(' ')])]
}

/** Beside each text those that a cut between two fields would hide, with a blank at the cut and without. */
function joined(texts: readonly string[]): string[] {
  const pairs = texts.slice(1).map((text, place) => texts[place]! + text)
  return texts.length < 2 ? [] : [...pairs, texts.join(''), texts.join(' ')]
}

/** Words of ours alone, numbers, and the numbers of autonomous systems. */
export const isOurs = (word: string, { isOwnWord }: Pick<Examined, 'isOwnWord'>): boolean =>
  isOwnWord(word.toLowerCase()) || /^\d{1,20}$|^\d{1,3}e$|^as\d{1,10}$/i.test(word)

export const wordsIn = (text: string): string[] => [...text.matchAll(WORD)].map(([word]) => word)
