import type { Profiles, Spread, TextSample } from '#contract/profiles.js'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { readProfiles } from './read-profiles.js'
import { readTextPairs } from './read-text-pairs.js'
import { readTextSample } from './read-text-sample.js'

/** Derives the profiles of all accounts from their exchanges, on a basis made from the same log. */
export async function buildProfiles(
  engine: Engine,
  settings: Settings['profile'],
): Promise<{ profiles: Profiles; spread: Spread; sample: TextSample }> {
  await engine.command('TRUNCATE TABLE basis_weights')
  await engine.command('TRUNCATE TABLE profile_vectors')
  await engine.command(readSql(import.meta.url, './basis.sql'), {
    texts_per_account: settings.basis_texts_per_account,
    texts_max: settings.basis_texts_max,
  })
  await engine.command('SYSTEM RELOAD DICTIONARY basis')
  await engine.command(readSql(import.meta.url, './vectors.sql'))
  const profiles = await readProfiles(engine, settings)
  const spread = await readTextPairs(engine, { pairs_max: settings.spread_pairs_max })
  const index = new Map(profiles.accounts.map((account, i) => [account, i]))
  const sample = await readTextSample(engine, index, settings)
  return { profiles, spread, sample }
}
