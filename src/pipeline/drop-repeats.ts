import { z } from 'zod'
import type { Engine } from '#store/engine.js'

const countRow = z.object({ repeats: z.coerce.number() })

/**
 * Removes exchanges that stand in the logs twice (same account and id) and gives how many. Which of two different
 * exchanges under one id stays depends on what they hold, not on where they stand.
 */
export async function dropRepeats(engine: Engine): Promise<number> {
  const [row] = await engine.rows(countRow, 'SELECT count() - uniqExact(account, id) AS repeats FROM exchanges')
  if (!row || row.repeats === 0) return 0
  await engine.command('CREATE TABLE exchanges_once AS exchanges')
  await engine.command(
    `INSERT INTO exchanges_once SELECT * FROM exchanges
     ORDER BY account, id, at, own, input_tokens, output_tokens, file, line LIMIT 1 BY account, id`,
  )
  await engine.command('EXCHANGE TABLES exchanges AND exchanges_once')
  await engine.command('DROP TABLE exchanges_once')
  return row.repeats
}
