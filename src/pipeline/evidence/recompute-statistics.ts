import { z } from 'zod'
import type { GroupSigns } from '#campaign/group-signs.js'
import type { ItemSigns } from '#campaign/item-signs.js'
import { type Judgement, judgeGroup } from '#campaign/judge-group.js'
import { judgeItemGroup } from '#campaign/judge-item-group.js'
import type { CampaignStatistics, FindingStatistics } from '#contract/evidence.js'
import type { Evidence } from '#contract/report.js'
import { settingsSchema } from '#contract/settings.js'
import { testAgainstReplicates } from '#detectors/replicate-test.js'

export interface Recomputed {
  /** figures that were had again */
  figures: number
  problems: string[]
}

/** Relative. JSON keeps doubles whole; libraries of mathematics differ in the last digits. */
const TOLERANCE = 1e-9

/**
 * Computes the p-values of all findings from their nulls, and from them and the signs the two verdicts and the
 * confidence, and compares each with what the document says.
 * @param told settings as the document says they were
 */
export function recomputeStatistics(statistics: CampaignStatistics, told: Record<string, unknown>): Recomputed {
  const outcome: Recomputed = { figures: 0, problems: [] }
  const compare = (what: string, stated: number, computed: number): void => {
    if (Math.abs(stated - computed) <= TOLERANCE * Math.abs(computed) + Number.EPSILON) outcome.figures++
    else outcome.problems.push(`${what}: the document says ${stated}, computed again it is ${computed}`)
  }
  for (const finding of statistics.findings) {
    const { expected, p_value, tail } = testAgainstReplicates(finding.tested, Float64Array.from(finding.nulls))
    compare(`expected value of ${finding.kind}`, finding.expected, Number.isFinite(expected) ? expected : 0)
    compare(`p-value of ${finding.kind}`, finding.p_value, p_value)
    if (tail !== finding.tail) outcome.problems.push(`tail of ${finding.kind}: ${finding.tail}, computed again ${tail}`)
  }
  const judged = judge(statistics, told)
  if (typeof judged === 'string') {
    outcome.problems.push(judged)
    return outcome
  }
  for (const half of ['operator', 'harvesting'] as const) {
    compare(`p-value of the verdict ${half}`, statistics.verdicts[half].p_value, judged.verdicts[half].p_value)
    compare(`confidence of the verdict ${half}`, statistics.verdicts[half].confidence, judged.verdicts[half].confidence)
  }
  compare('confidence', statistics.confidence, judged.confidence)
  if (judged.near_miss !== undefined)
    outcome.problems.push(`judged again it is no campaign: ${judged.near_miss.reason}`)
  return outcome
}

const toldSettings = z.object({ verdict: settingsSchema.shape.verdict, items: settingsSchema.shape.items })

function judge({ basis, signs, findings, groups_tested }: CampaignStatistics, told: unknown): Judgement | string {
  const settings = toldSettings.safeParse(told)
  if (!settings.success) return 'its settings cannot be read'
  const evidence = findings.map(evidenceOf)
  try {
    return basis === 'content'
      ? judgeGroup(signs as unknown as GroupSigns, evidence, settings.data.verdict)
      : judgeItemGroup(signs as unknown as ItemSigns, evidence, groups_tested, settings.data)
  } catch {
    return 'its signs cannot be read'
  }
}

const evidenceOf = ({ tested: _, nulls: __, tail: ___, ...finding }: FindingStatistics): Evidence => ({
  ...finding,
  statement: '',
  samples: [],
})
