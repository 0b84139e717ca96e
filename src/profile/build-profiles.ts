import { z } from 'zod'
import type { Profiles, Spread, TextSample } from '#contract/profiles.js'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { readProfiles } from './read-profiles.js'
import { readTextPairs } from './read-text-pairs.js'
import { readTextSample } from './read-text-sample.js'

const countRow = z.object({ texts: z.coerce.number() })

/** The bound of a 32-bit hash below which about `most` of `all` lie. */
const hashBelow = (most: number, all: number): number =>
  Math.floor(Math.min(1, most / Math.max(1, all)) * (2 ** 32 - 1))

/** Derives the profiles of all accounts from their exchanges, on a basis made from the same log. */
export async function buildProfiles(
  engine: Engine,
  settings: Settings['profile'],
): Promise<{ profiles: Profiles; spread: Spread; sample: TextSample }> {
  for (const table of ['texts', 'basis_weights']) {
    await engine.command(`TRUNCATE TABLE ${table}`)
  }
  await engine.command(readSql(import.meta.url, './texts.sql'))
  const [counted] = await engine.rows(countRow, 'SELECT count() AS texts FROM texts')
  const texts = counted?.texts ?? 0
  await engine.command(readSql(import.meta.url, './basis.sql'), {
    texts_per_account: settings.basis_texts_per_account,
    below: hashBelow(settings.basis_texts_max, texts),
  })
  await engine.command('SYSTEM RELOAD DICTIONARY basis')
  const profiles = await readProfiles(engine, settings)
  const spread = await readTextPairs(engine, { pairs_max: settings.spread_pairs_max })
  const index = new Map(profiles.accounts.map((account, i) => [account, i]))
  const sample = await readTextSample(engine, index, settings)
  return { profiles, spread, sample }
}
