import type { EvidenceCase } from '#contract/evidence.js'
import { FINDINGS, STATISTICS } from '../package-documents.js'
import type { Tally } from './tally.js'

/** What is told in findings.json is what the figures of statistics.json are of. */
export function checkFindings({ campaign, statistics }: EvidenceCase, tally: Tally): void {
  tally.expect(statistics.campaign === campaign.id, STATISTICS, `they are of ${statistics.campaign}`)
  tally.agree(FINDINGS, 'confidence, from statistics.json', campaign.confidence, statistics.confidence)
  for (const half of ['operator', 'harvesting'] as const) {
    const told = campaign.verdicts[half]
    const figures = statistics.verdicts[half]
    tally.agree(FINDINGS, `p-value of the verdict ${half}, from statistics.json`, told.p_value, figures.p_value)
    tally.agree(
      FINDINGS,
      `confidence of the verdict ${half}, from statistics.json`,
      told.confidence,
      figures.confidence,
    )
  }
  for (const told of campaign.evidence) {
    const figures = statistics.findings.find(({ kind, verdict }) => kind === told.kind && verdict === told.verdict)
    tally.expect(figures !== undefined, STATISTICS, `the figures of ${told.kind} are missing`)
    if (figures === undefined) continue
    for (const figure of ['observed', 'expected', 'p_value', 'accounts'] as const)
      tally.agree(FINDINGS, `${figure} of ${told.kind}, from statistics.json`, told[figure], figures[figure])
  }
}
