import { harvestIds, type RangeLog, textOf, wordsOf } from './range-log.js'

/** What an evasion costs the harvester, against the same campaign without it. */
export interface Cost {
  /** exchanges of its accounts, over those without the attack */
  exchanges: number
  /** characters sent in harvesting exchanges, over those without the attack */
  input: number
  /** different harvesting prompts, over those without the attack: what is left of the deck */
  yield: number
  /** mean share of a prompt's words that are still in it: a crude measure of what the answer is worth */
  quality: number
}

/** @param paired whether both logs hold the same exchanges by id, so that texts can be compared */
export function costOf(before: RangeLog, after: RangeLog, paired: boolean): Cost {
  const a = harvestOf(before)
  const b = harvestOf(after)
  return {
    exchanges: b.all / a.all,
    input: sum(b.texts, (text) => text.length) / sum(a.texts, (text) => text.length),
    yield: new Set(b.texts.values()).size / new Set(a.texts.values()).size,
    quality: paired ? wordsKept(a.texts, b.texts) : 1,
  }
}

/** Compares each text with its original where that is still dealt, in whoever's hands; whole texts moved count as kept. */
function wordsKept(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  const originals = new Set(before.values())
  let kept = 0
  for (const [id, text] of after) {
    if (originals.has(text)) {
      kept++
      continue
    }
    const own = new Set(wordsOf(text))
    const words = [...new Set(wordsOf(before.get(id) ?? ''))]
    kept += words.length === 0 ? 1 : words.filter((word) => own.has(word)).length / words.length
  }
  return kept / Math.max(1, after.size)
}

function harvestOf(log: RangeLog): { all: number; texts: Map<string, string> } {
  const harvest = harvestIds(log)
  const members = new Set(log.truth.campaigns.flatMap(({ accounts }) => accounts))
  return {
    all: log.lines.filter(({ account_id }) => members.has(account_id)).length,
    texts: new Map(log.lines.filter(({ id }) => harvest.has(id)).map((line) => [line.id, textOf(line)])),
  }
}

function sum(texts: ReadonlyMap<string, string>, value: (text: string) => number): number {
  let total = 0
  for (const text of texts.values()) total += value(text)
  return total
}
