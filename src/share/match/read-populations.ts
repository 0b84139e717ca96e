import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import type { MatchedIndicator } from './match-received.js'

const SQL = readSql(import.meta.url, './populations.sql')

const row = z.object({
  community: z.string(),
  epoch: z.string(),
  kind: z.string(),
  of: z.coerce.number(),
  coincidence: z.number(),
})
export type Population = Pick<z.infer<typeof row>, 'of' | 'coincidence'>
export type PopulationOf = (of: Pick<MatchedIndicator, 'community_of' | 'epoch_of' | 'kind_of'>) => Population

/** Of how many own accounts values are known, by kind and key. A pass over all tokens. */
export async function readPopulations(engine: Engine): Promise<PopulationOf> {
  const rows = await engine.rows(row, SQL)
  const found = new Map(rows.map(({ community, epoch, kind, ...told }) => [`${community}/${epoch}/${kind}`, told]))
  return ({ community_of, epoch_of, kind_of }) =>
    found.get(`${community_of}/${epoch_of}/${kind_of}`) ?? { of: 0, coincidence: 0 }
}
