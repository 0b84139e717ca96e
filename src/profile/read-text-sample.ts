import { z } from 'zod'
import { type TextSample, TOKEN_BUCKETS } from '#contract/profiles.js'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { RowReader } from '#store/row-reader.js'

const BUCKET_MASK = TOKEN_BUCKETS - 1

/** Texts as they come: hashes in two halves, since numbers of 64 bits are slow to compare. */
interface Texts {
  account: number[]
  high: number[]
  low: number[]
  tokens: Uint32Array[]
}

/** Reads the sample for the accounts in `index` (store key → index); others are left out. */
export async function readTextSample(
  engine: Engine,
  index: ReadonlyMap<string, number>,
  bounds: SampleBounds,
): Promise<TextSample> {
  const texts_per_account = await textsPerAccount(engine, bounds)
  const binary = await engine.binary(readSql(import.meta.url, './text-sample.sql'), { texts_per_account })
  const texts = takeTexts(binary, index)
  const { account, high, low } = texts
  const place = Uint32Array.from(low, mix)
  const order = Uint32Array.from(account.keys()).sort(
    (a, b) => place[a]! - place[b]! || high[a]! - high[b]! || low[a]! - low[b]! || account[a]! - account[b]!,
  )
  const lists = Array.from(order, (t) => texts.tokens[t]!)
  const sample: TextSample = {
    count: order.length,
    accounts: index.size,
    account: order.map((t) => account[t]!),
    half: Uint8Array.from(order, (t) => low[t]! & 1),
    offsets: new Uint32Array(order.length + 1),
    tokens: new Uint32Array(lists.reduce((total, tokens) => total + tokens.length, 0)),
    vocabulary: vocabularyOf(lists),
  }
  const number = new Uint32Array(TOKEN_BUCKETS)
  sample.vocabulary.forEach((bucket, word) => {
    number[bucket] = word
  })
  let at = 0
  lists.forEach((list, t) => {
    for (let k = 0; k < list.length; k++) sample.tokens[at++] = number[list[k]! & BUCKET_MASK]!
    sample.offsets[t + 1] = at
  })
  return sample
}

const shareRow = z.object({ texts: z.coerce.number(), accounts: z.coerce.number() })

type SampleBounds = Pick<
  Settings['profile'],
  'texts_per_account' | 'texts_per_account_min' | 'texts_wanted' | 'texts_max'
>

/** How many texts an account may give: as many as keep to what is wanted, but not too few, and to the bound in any case. */
async function textsPerAccount(
  engine: Engine,
  { texts_per_account, texts_per_account_min, texts_wanted, texts_max }: SampleBounds,
): Promise<number> {
  const sql = readSql(import.meta.url, './texts-per-account.sql')
  const rows = await engine.rows(shareRow, sql, { most: texts_per_account })
  const given = (most: number) => rows.reduce((sum, { texts, accounts }) => sum + Math.min(texts, most) * accounts, 0)
  let most = texts_per_account
  while (most > texts_per_account_min && given(most) > texts_wanted) most--
  while (most > 2 && given(most) > texts_max) most--
  return most
}

/**
 * Where a text stands in the sample: in an order of its own, so that any beginning of the sample is a sample too. By the
 * hashes themselves, of which busy accounts give only the least, they would all stand in front. Mixing steps of the
 * 32-bit finaliser of MurmurHash3.
 */
function mix(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function takeTexts(bytes: Buffer, index: ReadonlyMap<string, number>): Texts {
  const texts: Texts = { account: [], high: [], low: [], tokens: [] }
  const reader = new RowReader(bytes)
  let key = -1n
  let account: number | undefined
  while (!reader.done) {
    const found = reader.uint64()
    // Texts come an account at a time.
    if (found !== key) account = index.get(found.toString())
    key = found
    const low = reader.uint32()
    const high = reader.uint32()
    const tokens = reader.uint32Array()
    if (account === undefined) continue
    texts.account.push(account)
    texts.low.push(low)
    texts.high.push(high)
    texts.tokens.push(tokens)
  }
  return texts
}

/** Words get numbers in the order of their buckets, which does not depend on the order of texts. */
function vocabularyOf(lists: readonly Uint32Array[]): Uint32Array {
  const seen = new Uint8Array(TOKEN_BUCKETS)
  for (const list of lists) for (let k = 0; k < list.length; k++) seen[list[k]! & BUCKET_MASK] = 1
  return Uint32Array.from(seen.keys()).filter((bucket) => seen[bucket] === 1)
}
