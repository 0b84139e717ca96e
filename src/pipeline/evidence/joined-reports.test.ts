import { expect, it } from 'vitest'
import type { EvidenceCase } from '#contract/evidence.js'
import type { ProvenanceGrade, ProvenanceReport } from '#contract/provenance.js'
import { inventCase } from '#evidence/fixtures/invent-case.js'
import { memoryKey } from '#evidence/fixtures/memory-key.js'
import { joinedReports } from '#evidence/joined-reports.js'
import { readBack } from '#evidence/read-back.js'
import { readPackage } from '#evidence/read-package.js'
import { writePackage } from '#evidence/write-package.js'
import { inventResult } from '#provenance/report/fixtures/invent-result.js'
import { readOwnPackage } from '../read-own-package.js'
import { compareReports } from './compare-reports.js'
import { provenanceMembers } from './provenance-members.js'
import { renderPages } from './render-reports.js'

const { version } = await readOwnPackage()
const plain = readBack(inventCase())

const reportOf = (grade: ProvenanceGrade, suspect: string, digit: string): ProvenanceReport => ({
  schema_version: 1,
  id: `prov_${digit.repeat(24)}`,
  generated_at: '2026-05-04T00:00:00.000Z',
  stillwatch_version: version,
  plan: null,
  plan_check: 'no plan was given',
  suspect,
  campaign: plain.campaign.id,
  collection: null,
  results: [inventResult(-30, { suspect, grade, subject: `key of ${suspect}`, campaign: plain.campaign.id })],
  verdict: { grade, statement: `Of ${suspect} it says ${grade}.` },
  inputs: [],
  command: 'stillwatch provenance report',
})
const membersOf = (...reports: ProvenanceReport[]) => reports.flatMap(provenanceMembers)
const joinedTo = (evidence: EvidenceCase, ...reports: ProvenanceReport[]): EvidenceCase => ({
  ...evidence,
  provenance: joinedReports(membersOf(...reports).map(({ path, bytes }) => [path, bytes])),
})
const strong = reportOf('strong', 'rival-<1>', 'b')
const open = reportOf('not shown', 'bystander', 'a')

function told(evidence: EvidenceCase) {
  const pages = new Map(renderPages(evidence).map(({ path, bytes }) => [path, String(bytes)]))
  const { fields, not_shown } = JSON.parse(pages.get('authority.json')!)
  return {
    html: pages.get('report.html')!,
    summary: pages.get('summary.md')!,
    models: fields.models_trained,
    not_shown,
  }
}

it('the report lists what is joined, and says that training is shown no further than it is', () => {
  const { html, summary, models, not_shown } = told(joinedTo(plain, strong, open))
  expect(html).toContain('Provenance: models examined')
  expect(html).toMatch(/bystander<\/td>[\s\S]*not shown<\/td>[\s\S]*rival-&lt;1&gt;<\/td>[\s\S]*strong<\/td>/)
  expect(html).toContain(`provenance-${strong.id}.html`)
  expect(html).toContain('radioactivity of key of bystander')
  expect(summary).toMatch(/By the logs, that a model was trained with the answers\..*strong evidence for: rival/)
  expect(not_shown.join()).toContain('is in the reports of provenance beside, for: rival-<1>.')
  const ground = { statement: strong.verdict.statement, source: `provenance-${strong.id}.json` }
  expect(models).toMatchObject({ status: 'alleged', value: ['rival-<1>'], grounds: [{ source: ground.source }] })
})

it('without a strong report nothing of training is said to be shown', () => {
  for (const evidence of [plain, joinedTo(plain), joinedTo(plain, open)]) {
    const { html, summary, models, not_shown } = told(evidence)
    expect(summary).toContain('That a particular model was trained with the answers')
    expect(not_shown.join()).toContain('That the outputs were used to train a given model')
    expect(models.status).toBe('unknown')
    expect(html.includes('No report of provenance is joined')).toBe(evidence.provenance?.length !== 1)
  }
})

it('a package for sharing says that it holds none', () => {
  expect(told({ ...plain, release: 'outgoing' }).html).toContain('are left out of packages that are shared')
})

it('a list that says more than the reports beside it is named', async () => {
  const compared = async (evidence: EvidenceCase, ...beside: ProvenanceReport[]) => {
    const members = [...renderPages(evidence), ...membersOf(...beside)]
    const { files } = await readPackage(await writePackage(evidence, members, memoryKey(), { version }))
    return compareReports(evidence, files, version)
  }
  const own = joinedTo(plain, open)
  expect(await compared(own, open)).toEqual({ words: 'agree', problems: [] })
  const what = 'the reports of provenance that it lists are not those beside it'
  const differ = { words: 'differ', problems: [{ member: 'findings.json', what }] }
  expect(await compared(joinedTo(plain, { ...open, verdict: strong.verdict }), open)).toEqual(differ)
  expect(await compared(own)).toEqual(differ)
  expect(await compared(joinedTo(plain), open)).toEqual(differ)
})
