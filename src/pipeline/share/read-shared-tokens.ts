import { z } from 'zod'
import type { IndicatorValue } from '#contract/indicator.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { type Asking, type SharedValue, sharedRow } from './shared-value.js'

const SQL = readSql(import.meta.url, './shared-tokens.sql')
const AGENT_CHARACTERS_MAX = 256

const row = z.object({
  ...sharedRow,
  kind: z.enum(['template-skeleton', 'system-prompt', 'network', 'tls-fingerprint', 'payment', 'user-agent']),
  token: z.string(),
  agent: z.string(),
})

/** What has tokens: under the community's key, and user agents. */
export async function readSharedTokens(engine: Engine, { run, community, settings }: Asking): Promise<SharedValue[]> {
  const { accounts_min, per_kind_max } = settings
  const told = community ?? { name: '', epoch: '' }
  const rows = await engine.rows(row, SQL, {
    ...{ run, accounts_min, per_kind_max, community: told.name, epoch: told.epoch },
  })
  return rows.flatMap(({ kind, token, agent, ...shared }) => {
    const value = namedBy(kind, token, agent)
    return value === undefined ? [] : [{ ...shared, value }]
  })
}

function namedBy(kind: z.infer<typeof row>['kind'], token: string, agent: string): IndicatorValue | undefined {
  if (kind !== 'user-agent') return { kind, token }
  return agent === '' || agent.length > AGENT_CHARACTERS_MAX ? undefined : { kind, value: agent }
}
