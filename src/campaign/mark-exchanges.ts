import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import type { WordModel } from './word-model.js'

/** Log ratios below this say next to nothing; leaving them out keeps the table small. */
const RATIO_MIN = 0.02

/** Marks, in table `group_exchanges`, which exchanges of the group's accounts (table `sets`) speak its language. */
export async function markExchanges(
  engine: Engine,
  group: number,
  { model, vocabulary, threshold }: { model: WordModel; vocabulary: Uint32Array; threshold: number },
): Promise<void> {
  const [first, second] = model.ratios
  const rows: { group: number; bucket: number; first: number; second: number }[] = []
  for (const [word, bucket] of vocabulary.entries()) {
    const ratio = [first[word]!, second[word]!] as const
    if (Math.max(Math.abs(ratio[0]), Math.abs(ratio[1])) < RATIO_MIN) continue
    rows.push({ group, bucket, first: fixed(ratio[0]), second: fixed(ratio[1]) })
  }
  await engine.insert('group_words', rows)
  await engine.command(readSql(import.meta.url, './mark-exchanges.sql'), { group, threshold })
}

const fixed = (ratio: number): number => Math.round(ratio * 256)
