import { z } from 'zod'
import type { GateSettings } from '#contract/gate-settings.js'
import { type HoldsPrompt, promptWindows } from '#share/gate/prompt-windows.js'
import type { Engine } from '#store/engine.js'
import { inPieces } from '#store/in-pieces.js'
import { readSql } from '#store/read-sql.js'
import { wordsOfBody } from './words-of-body.js'

const PROMPTS = readSql(import.meta.url, './kept-prompts.sql')

const row = z.object({ text: z.string() })

/** Compares with the texts that are kept of some accounts. Nobody sees them for it, so it is not an act. */
export async function keptPrompts(
  engine: Engine,
  accounts: readonly string[],
  { prompts_max, prompt_characters_max }: Pick<GateSettings, 'prompts_max' | 'prompt_characters_max'>,
): Promise<HoldsPrompt> {
  const texts: string[] = []
  for (const piece of inPieces(accounts)) {
    if (texts.length >= 2 * prompts_max) break
    const found = await engine.rows(row, PROMPTS, { accounts: piece, rows: prompts_max })
    texts.push(...found.map(({ text }) => text))
  }
  return promptWindows(texts.flatMap(wordsOfBody), prompt_characters_max)
}
