import { type TextSample, TOKEN_BUCKETS } from '#contract/profiles.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { RowReader } from '#store/row-reader.js'

const BUCKET_MASK = TOKEN_BUCKETS - 1

/** Reads the sample for the accounts in `index` (store key → index); others are left out. */
export async function readTextSample(
  engine: Engine,
  index: ReadonlyMap<string, number>,
  bounds: { texts_per_account: number; below: number },
): Promise<TextSample> {
  const reader = new RowReader(await engine.binary(readSql(import.meta.url, './text-sample.sql'), bounds))
  const texts: { account: number; text: bigint; tokens: Uint32Array }[] = []
  let total = 0
  while (!reader.done) {
    const account = index.get(reader.uint64().toString())
    const text = reader.uint64()
    const tokens = reader.uint32Array()
    if (account === undefined) continue
    texts.push({ account, text, tokens })
    total += tokens.length
  }
  // In the order of the hashes, any beginning of the sample is a sample of its own.
  texts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.account - b.account))
  const lists = texts.map(({ tokens }) => tokens)
  const sample: TextSample = {
    count: lists.length,
    account: Uint32Array.from(texts, ({ account }) => account),
    half: Uint8Array.from(texts, ({ text }) => Number(text & 1n)),
    offsets: new Uint32Array(lists.length + 1),
    tokens: new Uint32Array(total),
    vocabulary: new Uint32Array(0),
  }
  // Words get numbers in the order of their buckets, which does not depend on the order of texts.
  const seen = new Uint8Array(TOKEN_BUCKETS)
  for (const list of lists) for (const token of list) seen[token & BUCKET_MASK] = 1
  sample.vocabulary = Uint32Array.from(seen.keys()).filter((bucket) => seen[bucket] === 1)
  const number = new Uint32Array(TOKEN_BUCKETS)
  sample.vocabulary.forEach((bucket, word) => {
    number[bucket] = word
  })
  let at = 0
  lists.forEach((list, t) => {
    for (const token of list) sample.tokens[at++] = number[token & BUCKET_MASK]!
    sample.offsets[t + 1] = at
  })
  return sample
}
