import { z } from 'zod'
import type { EvidenceCase } from '#contract/evidence.js'
import { CUSTODY, FINDINGS } from '../package-documents.js'
import type { Tally } from './tally.js'

const DAY_MS = 86_400_000
const told = z.object({ reading: z.object({ skew_ms_max: z.number() }) })

/**
 * Nothing is told of a time after the package was made, and what follows each other stands in its order. Exchanges were
 * taken with clocks that go ahead, as far as the settings allow it.
 */
export function checkTimes(evidence: EvidenceCase, tally: Tally): void {
  const { created, campaign, history, custody, responses, settings } = evidence
  const made = Date.parse(created)
  const skew_ms = told.safeParse(settings).data?.reading.skew_ms_max ?? DAY_MS
  const before = (member: string, what: string, at: string | null): void =>
    tally.expect(at === null || Date.parse(at) <= made, member, `${what}: ${at} is after the package was made`)
  const in_order = Date.parse(campaign.first_seen) <= Date.parse(campaign.last_seen)
  tally.expect(in_order, FINDINGS, 'it was last seen before it was first seen')
  tally.expect(
    Date.parse(campaign.last_seen) <= made + skew_ms,
    FINDINGS,
    `last seen: ${campaign.last_seen} is after the package was made`,
  )
  before(FINDINGS, 'raised', campaign.raised)
  for (const { at, kind } of history) before(FINDINGS, `history, ${kind}`, at)
  for (const { at, action } of responses) before(FINDINGS, `response, ${action}`, at)
  for (const { at, step } of custody.steps) before(CUSTODY, `step ${step}`, at)
  for (const { received, name } of custody.sources) before(CUSTODY, `source ${name}`, received)
  tally.expect(rises(history.map(({ seq }) => seq)), FINDINGS, 'its history is not in order')
  tally.expect(
    custody.steps.every(({ at }, i) => i === 0 || Date.parse(at) >= Date.parse(custody.steps[i - 1]!.at)),
    CUSTODY,
    'its steps are not in order',
  )
}

const rises = (numbers: readonly number[]): boolean => numbers.every((n, i) => i === 0 || n > numbers[i - 1]!)
