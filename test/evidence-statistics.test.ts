import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StoredEvidence } from '#contract/evidence.js'
import type { Report } from '#contract/report.js'
import { readEvidence } from '#pipeline/evidence/keep-evidence.js'
import { recomputeStatistics } from '#pipeline/evidence/recompute-statistics.js'
import { runScan } from '#pipeline/scan.js'
import { simulate } from '#sim/simulate.js'

let directory: string
let store: string
let log: string
let report: Report
let evidence: StoredEvidence

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'evidence-'))
  store = join(directory, 'store')
  await simulate({ preset: 'demo', exchanges: 24_000, seed: 11, out: directory, compress: 'none' })
  log = join(directory, 'exchanges.ndjson')
  report = await runScan({ files: [log], store, strict: false }, () => {})
  evidence = await readEvidence(store)
})
afterAll(() => rm(directory, { recursive: true }))

it('keeps for each campaign all that its figures follow from', () => {
  expect(report.campaigns.length).toBeGreaterThan(0)
  expect(evidence.statistics.map(({ campaign }) => campaign).sort()).toEqual(
    report.campaigns.map(({ id }) => id).sort(),
  )
  for (const statistics of evidence.statistics) {
    const campaign = report.campaigns.find(({ id }) => id === statistics.campaign)!
    expect(statistics.confidence).toBe(campaign.confidence)
    for (const told of campaign.evidence) {
      const finding = statistics.findings.find(({ kind }) => kind === told.kind)
      expect(finding).toMatchObject({ observed: told.observed, expected: told.expected, p_value: told.p_value })
    }
    const sum = (field: 'input_tokens' | 'exchanges') =>
      statistics.recognised.by_model.reduce((total, one) => total + one[field], 0)
    expect(sum('exchanges')).toBe(campaign.timeline.reduce((total, { harvesting }) => total + harvesting, 0))
    expect(sum('input_tokens')).toBeGreaterThan(0)
    expect(sum('input_tokens')).toBeLessThanOrEqual(campaign.input_tokens)
    const { figures, problems } = recomputeStatistics(statistics, report.settings)
    expect(problems).toEqual([])
    expect(figures).toBe(2 * statistics.findings.length + 5)
  }
})

it('notices a null, a sign or a figure that was changed', () => {
  const changed = (change: (statistics: StoredEvidence['statistics'][number]) => void): string[] => {
    const statistics = structuredClone(evidence.statistics[0]!)
    change(statistics)
    return recomputeStatistics(statistics, report.settings).problems
  }
  const [first] = evidence.statistics[0]!.findings
  expect(changed(({ findings }) => (findings[0]!.nulls[0]! += 1))).toContainEqual(
    expect.stringContaining(`expected value of ${first!.kind}`),
  )
  expect(changed(({ findings }) => (findings[0]!.p_value /= 2)).join()).toContain(`p-value of ${first!.kind}`)
  expect(changed(({ signs }) => (signs.alike_stripped = 0.1)).join()).toMatch(/confidence|no campaign/)
  expect(changed((statistics) => (statistics.confidence = 0.5)).join()).toContain('confidence: the document says 0.5')
})

it('keeps the chain of custody from the bytes of the file', async () => {
  const sha256 = createHash('sha256')
    .update(await readFile(log))
    .digest('hex')
  const { sources, sources_count, steps } = evidence.custody
  expect(sources).toEqual([expect.objectContaining({ name: log, sha256, exchanges: report.input.exchanges })])
  expect(sources_count).toBe(1)
  expect(steps.map(({ step }) => step)).toEqual(['scan'])
})
