import { z } from 'zod'
import type { IndicatorValue } from '#contract/indicator.js'
import { elicitationNames } from '#signals/elicitation.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { type Asking, type SharedValue, sharedRow } from './shared-value.js'

const SQL = readSql(import.meta.url, './shared-ways.sql')
/** What makes up less of a campaign's exchanges is not its way. */
const SHARE_MIN = 0.1
const WAYS_MAX = 24
const MODEL_CHARACTERS_MAX = 256

const row = z.object({
  ...sharedRow,
  kind: z.enum(['elicitation', 'parameter-tuple']),
  named: z.string(),
  share_of: z.number(),
})
const parametersSchema = z.tuple([z.string(), z.number(), z.number(), z.number()])

/** Ways of asking, and parameters that come together, by their share of the campaign's exchanges. */
export async function readSharedWays(engine: Engine, { run }: Asking): Promise<SharedValue[]> {
  const rows = await engine.rows(row, SQL, { run, share_min: SHARE_MIN, ways_max: WAYS_MAX })
  return rows.flatMap(({ kind, named, share_of, ...shared }) => {
    const value = kind === 'elicitation' ? elicitationOf(named, share_of) : parametersOf(named, share_of)
    return value === undefined ? [] : [{ ...shared, value }]
  })
}

function elicitationOf(bit: string, share: number): IndicatorValue | undefined {
  const [name] = elicitationNames(2 ** Number(bit))
  return name === undefined ? undefined : { kind: 'elicitation', class: name, share: rounded(share) }
}

/** Nothing is told of a parameter that was not set: null would be read as any. All of them unset tell nothing. */
function parametersOf(named: string, share: number): IndicatorValue | undefined {
  const [model, max_tokens, thousandths, stream] = parametersSchema.parse(JSON.parse(named))
  if (model === '' || model.length > MODEL_CHARACTERS_MAX || (max_tokens === 0 && thousandths < 0)) return undefined
  return {
    kind: 'parameter-tuple',
    model,
    max_tokens: max_tokens === 0 ? null : max_tokens,
    temperature: thousandths < 0 ? null : thousandths / 1000,
    stream: stream === 1,
    share: rounded(share),
  }
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000
