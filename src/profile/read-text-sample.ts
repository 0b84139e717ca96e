import { type TextSample, TOKEN_BUCKETS } from '#contract/profiles.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { RowReader } from '#store/row-reader.js'

/** Reads the sample for the accounts in `index` (store key → index); others are left out. */
export async function readTextSample(
  engine: Engine,
  index: ReadonlyMap<string, number>,
  bounds: { texts_per_account: number; texts_max: number },
): Promise<TextSample> {
  const reader = new RowReader(await engine.binary(readSql(import.meta.url, './text-sample.sql'), bounds))
  const account: number[] = []
  const half: number[] = []
  const lists: Uint32Array[] = []
  let total = 0
  while (!reader.done) {
    const of = index.get(reader.uint64().toString())
    const side = reader.uint8()
    const tokens = reader.uint32Array()
    if (of === undefined) continue
    account.push(of)
    half.push(side)
    lists.push(tokens)
    total += tokens.length
  }
  const sample: TextSample = {
    count: lists.length,
    account: Uint32Array.from(account),
    half: Uint8Array.from(half),
    offsets: new Uint32Array(lists.length + 1),
    tokens: new Uint32Array(total),
  }
  let at = 0
  lists.forEach((list, t) => {
    for (const token of list) sample.tokens[at++] = token & (TOKEN_BUCKETS - 1)
    sample.offsets[t + 1] = at
  })
  return sample
}
