import type { ServedMarks } from '#contract/canary.js'
import type { Decision, Degradation } from '#contract/decision.js'
import type { Api } from './api-of.js'
import type { CanaryServing } from './canary/canary-source.js'
import { questionOf } from './canary/question-of.js'
import type { Asked, GatewayContext } from './serve-exchange.js'
import { choosePool, type WatermarkPool } from './watermark/watermark-pools.js'
import { mayBeOpened } from './withhold/opened-tags.js'

/** What an answer is to bear. */
export interface Marks {
  canaries: CanaryServing | undefined
  pool: WatermarkPool | undefined
}

/** Interfaces whose answers can bear canaries; a completion goes on with the caller's own text, of which nobody knows the form. */
const CANARY_APIS: ReadonlySet<Api> = new Set<Api>(['chat', 'responses', 'messages'])

/**
 * What a decision asks an answer to bear, as far as it is set up here; the rest is counted. Answers that may carry no
 * canary, as JSON, have a figure of their own: nothing is missing there, but a caller may ask for nothing else.
 */
export function planMarks(gateway: GatewayContext, asked: Asked, { degrade = [], cluster }: Decision): Marks {
  const { pools, canaries, metrics } = gateway
  const marks: Marks = { canaries: undefined, pool: undefined }
  for (const degradation of degrade)
    if (isUnsure(degradation, asked, gateway.answers.withhold_tags)) metrics.not_enforced.inc({ degradation })
  if (degrade.includes('watermark')) {
    marks.pool = cluster === undefined ? undefined : choosePool(pools, cluster)
    if (marks.pool === undefined) metrics.not_enforced.inc({ degradation: 'watermark' })
  }
  if (degrade.includes('canary') && CANARY_APIS.has(asked.api) && asked.json !== undefined) {
    const question = questionOf(asked.json)
    if (question === undefined) {
      metrics.canaries_left.inc()
      return marks
    }
    marks.canaries = cluster === undefined ? undefined : canaries?.serve(cluster, question)
    if (marks.canaries === undefined) metrics.not_enforced.inc({ degradation: 'canary' })
  }
  return marks
}

/** Whether nobody can say that the answer will be as a degradation has it. */
function isUnsure(
  degradation: Degradation,
  { is_unread_post, api, json = {} }: Asked,
  tags: readonly string[],
): boolean {
  // A pool marks all the same.
  if (is_unread_post) return degradation !== 'watermark'
  if (degradation !== 'withhold_reasoning' || api !== 'completions') return false
  // With `echo` the answer shows the prompt before its own text, and reasoning is not looked for behind it.
  return Boolean(json.echo) || mayBeOpened(json, tags)
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
