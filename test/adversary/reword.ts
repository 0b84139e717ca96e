import type { Random } from '#lib/random.js'
import { harvestIds, hashOf, type LogLine, type RangeLog, textOf, withText, wordsOf } from './range-log.js'

const WORD = /\p{L}[\p{L}\p{N}]*/gu

/** Changes the text of every harvesting exchange. */
export function rewordHarvest(log: RangeLog, reword: (text: string, line: LogLine) => string): RangeLog {
  const harvest = harvestIds(log)
  return {
    ...log,
    lines: log.lines.map((line) => (harvest.has(line.id) ? withText(line, reword(textOf(line), line)) : line)),
  }
}

/**
 * Swaps words for other words of like frequency in the population, one of `choices` each time, and drops some: as a
 * paraphrasing model at its wildest, whose words are nevertheless everyday ones.
 */
export function paraphrase(
  log: RangeLog,
  random: Random,
  { swap, drop, choices }: { swap: number; drop: number; choices: number },
): RangeLog {
  const { vocabulary, rank } = rankWords(log)
  return rewordHarvest(log, (text) =>
    text
      .replace(WORD, (word) => {
        if (random.unit() < drop) return ''
        if (random.unit() >= swap) return word
        const at = rank.get(word.toLowerCase()) ?? vocabulary.length - 1 - (hashOf(word) % 1000)
        const far = 5 + (hashOf(`${word} ${random.below(choices)}`) % Math.max(20, at >> 2))
        return vocabulary[Math.min(vocabulary.length - 1, at + far)]!
      })
      .replace(/ {2,}/g, ' '),
  )
}

/** Puts every text into a vocabulary that shares no word with any other: one a tongue. */
export function translate(log: RangeLog, tongueOf: (line: LogLine) => string): RangeLog {
  return rewordHarvest(log, (text, line) => {
    const tongue = tongueOf(line)
    return text.replace(WORD, (word) => strangeWord(`${tongue} ${word.toLowerCase()}`))
  })
}

const SYLLABLES = [
  'ba',
  'ko',
  'ri',
  'ten',
  'shu',
  'mal',
  'ov',
  'est',
  'ni',
  'dra',
  'lun',
  'pe',
  'gor',
  'ay',
  'is',
  'um',
]

function strangeWord(seed: string): string {
  const hash = hashOf(seed)
  return [0, 4, 8].map((shift) => SYLLABLES[(hash >>> shift) & 15]).join('')
}

/** Words of the log by falling frequency. */
function rankWords({ lines }: RangeLog): { vocabulary: string[]; rank: Map<string, number> } {
  const counts = new Map<string, number>()
  for (const line of lines)
    for (const word of new Set(wordsOf(textOf(line)))) counts.set(word, (counts.get(word) ?? 0) + 1)
  const vocabulary = [...counts]
    .filter(([, n]) => n > 1)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word]) => word)
  return { vocabulary, rank: new Map(vocabulary.map((word, i) => [word, i])) }
}
