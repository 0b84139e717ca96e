import type { ServedMarks } from '#contract/canary.js'
import type { Decision } from '#contract/decision.js'
import type { CanaryServing } from './canary/canary-source.js'
import { questionOf } from './canary/question-of.js'
import type { Asked, GatewayContext } from './serve-exchange.js'
import { choosePool, type WatermarkPool } from './watermark/watermark-pools.js'

/** What an answer is to bear. */
export interface Marks {
  canaries: CanaryServing | undefined
  pool: WatermarkPool | undefined
}

/**
 * What a decision asks an answer to bear, as far as it is set up here; the rest is counted. Answers that may carry no
 * canary, as JSON, are not: there nothing is missing.
 */
export function planMarks(gateway: GatewayContext, asked: Asked, { degrade = [], cluster }: Decision): Marks {
  const { pools, canaries, metrics } = gateway
  const marks: Marks = { canaries: undefined, pool: undefined }
  if (degrade.includes('watermark')) {
    marks.pool = cluster === undefined ? undefined : choosePool(pools, cluster)
    if (marks.pool === undefined) metrics.not_enforced.inc({ degradation: 'watermark' })
  }
  if (degrade.includes('canary') && asked.api !== 'other' && asked.json !== undefined) {
    const question = questionOf(asked.json)
    if (question === undefined) return marks
    marks.canaries = cluster === undefined ? undefined : canaries?.serve(cluster, question)
    if (marks.canaries === undefined) metrics.not_enforced.inc({ degradation: 'canary' })
  }
  return marks
}

/** The same as the line of the exchange tells it, once it is served; undefined where the answer bears nothing. */
export function servedMarks(
  { watermark }: GatewayContext,
  { canaries, pool }: Marks,
  { cluster }: Decision,
): ServedMarks | undefined {
  const variants = canaries?.served() ?? []
  const watermark_key = pool?.key_commitment ?? watermark.upstream_key_commitment ?? undefined
  if (variants.length === 0 && watermark_key === undefined) return undefined
  return {
    ...(cluster !== undefined && { cluster }),
    ...(canaries !== undefined &&
      variants.length > 0 && {
        canary_key: canaries.key_commitment,
        canaries: Object.fromEntries(variants.map(({ slot, variant }) => [slot, variant])),
      }),
    ...(watermark_key !== undefined && { watermark_key }),
    ...(pool !== undefined && { pool: pool.name }),
  }
}
