import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'

/** Whose texts are kept from now on. */
export async function keepTexts(
  engine: Engine,
  { text, text_samples_share, text_characters_max }: Settings['retention'],
): Promise<void> {
  await engine.command('DROP VIEW IF EXISTS exchange_texts_intake')
  if (text === 'none') return
  const share = text === 'all' ? 1 : text_samples_share
  const view = readSql(import.meta.url, './keep-texts.sql')
    .replaceAll('__CHARACTERS__', String(text_characters_max))
    .replaceAll('__PER_MILLION__', String(Math.round(share * 1_000_000)))
  await engine.command(view)
}
