import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import llamaTokenizer from 'llama-tokenizer-js'
import { describe, expect, it } from 'vitest'
import { scoreTexts } from '../score-texts.js'
import { openKgwScorer } from './open-kgw-scorer.js'

const FOLDER = join(import.meta.dirname, '../../../../../shared/vectors/radioactivity')

interface Expected {
  num_token: number
  score: number
  pvalue: number
}

/** Python writes NaN where it has nothing to divide. */
const linesOf = (file: string): unknown[] =>
  gunzipSync(readFileSync(join(FOLDER, file)))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line.replaceAll('NaN', 'null')))

describe.skipIf(!existsSync(FOLDER))('1,000 outputs of Llama-2-7b-chat (not in the project: ../shared/vectors)', () => {
  it('counts and scores them as Three Bricks did', () => {
    const outputs = linesOf('results_expected.jsonl.gz') as { result: string }[]
    const expected = linesOf('scores_expeced.jsonl.gz') as Expected[]
    const scorer = openKgwScorer({
      scheme: 'kgw',
      seeding: 'rolling',
      key: '3',
      width: 2,
      gamma: 0.25,
      delta: 2,
      vocabulary: 32_000,
    })
    // The original begins a token later than it could.
    const late = { ...scorer, first: 3 }
    const counts = outputs.map(({ result }) => scoreTexts(late, [llamaTokenizer.encode(result, false)]))
    const equal = counts.filter(
      ({ sum, scored }, i) =>
        scored === expected[i]?.num_token && Math.abs(sum / scored - (expected[i]?.score ?? 0)) < 1e-12,
    )
    expect([outputs.length, equal.length]).toEqual([1000, 1000])
    // Where nothing is green the original has no p-value.
    const told = expected.map(({ pvalue }, i) => [pvalue, counts[i]] as const).filter(([pvalue]) => pvalue !== null)
    expect(told.length).toBeGreaterThan(990)
    for (const [pvalue, { sum, scored } = { sum: 0, scored: 0 }] of told)
      expect(Math.abs(Math.exp(scorer.logTail(sum, scored)) / pvalue - 1)).toBeLessThan(1e-9)
  }, 300_000)
})
