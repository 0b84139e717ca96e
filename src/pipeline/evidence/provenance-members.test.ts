import { expect, it } from 'vitest'
import type { ProvenanceReport } from '#contract/provenance.js'
import type { Member } from '#evidence/archive/member.js'
import { inventCase } from '#evidence/fixtures/invent-case.js'
import { memoryKey } from '#evidence/fixtures/memory-key.js'
import { joinedReports } from '#evidence/joined-reports.js'
import { readTrust } from '#evidence/keys/read-trust.js'
import { readBack } from '#evidence/read-back.js'
import { verifyPackage } from '#evidence/verify-package.js'
import { writePackage } from '#evidence/write-package.js'
import { keepDocument } from '#provenance/kept/keep-document.js'
import { inventReport, plannedCanary } from '#provenance/report/fixtures/invent-report.js'
import { inventResult } from '#provenance/report/fixtures/invent-result.js'
import { openTestState } from '#store/fixtures/test-state.js'
import { readOwnPackage } from '../read-own-package.js'
import { provenanceMembers, readProvenanceMembers } from './provenance-members.js'
import { recomputeCase } from './recompute-case.js'
import { renderPages } from './render-reports.js'

const key = memoryKey()
const trust = readTrust(key.public_pem, 'key.pem')
const { version } = await readOwnPackage()
const evidence = readBack(inventCase())
const campaign = evidence.campaign.id
const suspect = '<b>rival</b>'
// Members in another order than canonical JSON has them.
const options = { wrong_keys: 100, served: true }
const report = await inventReport({
  ...{ suspect, campaign, version },
  results: [inventResult(-1, { suspect, options })],
})
/** As an analyst may write it: strong, with nothing to show for it. */
const unfounded: ProvenanceReport = {
  ...report,
  results: [],
  verdict: { grade: 'strong', statement: 'it is strong' },
}

async function compared(beside: readonly Member[]) {
  const made = await writePackage(evidence, [...renderPages(evidence), ...beside], key, { version })
  const { words, problems } = await verifyPackage(made, { trust, recompute: recomputeCase, problems_max: 10_000 })
  return { words, members: problems.map(({ member }) => member).filter((member) => member.startsWith('provenance')) }
}

it('puts reports beside a case, and finds a page that says something else', async () => {
  const [document, page] = provenanceMembers(report) as [Member, Member]
  expect(await compared([document, page])).toMatchObject({ words: 'agree', members: [] })
  const lie = { ...page, bytes: Buffer.from(`${page.bytes} It is proven.`) }
  expect(await compared([document, lie])).toEqual({ words: 'differ', members: [page.path] })
  expect(await compared([page])).toEqual({ words: 'differ', members: [page.path] })
  expect(String(page.bytes)).not.toContain('<b>rival')
})

it('finds a report that says more than it holds, though its page says the same and a trusted key signed', async () => {
  const member = `provenance-${report.id}.json`
  const strong = await inventReport({ suspect, campaign, version, results: [plannedCanary(campaign, -20)] })
  expect(strong.verdict.grade).toBe('strong')
  expect(await compared(provenanceMembers(strong))).toEqual({ words: 'agree', members: [] })
  expect(await compared(provenanceMembers(unfounded))).toEqual({ words: 'agree', members: [member, member] })
  const others = await inventReport({ suspect, campaign: `camp_${'f'.repeat(16)}`, version, results: [] })
  expect((await compared(provenanceMembers(others))).members).toEqual([`provenance-${others.id}.json`])
  // Of another version the words are left, and the grades are not.
  const older = { ...strong, stillwatch_version: '0.0.1', verdict: { ...strong.verdict, statement: 'in old words' } }
  expect((await compared(provenanceMembers(older))).members).toEqual([])
  const lie = { ...older, verdict: { ...strong.verdict, grade: 'cleared' as const } }
  expect((await compared(provenanceMembers(lie))).members).toEqual([`provenance-${lie.id}.json`])
})

it('calls marks of other clusters no ground of the verdict', async () => {
  const results = [
    ...Array.from({ length: 25 }, (_, at) => plannedCanary('camp_ffffffffffffffff', -20, { subject: `clu_f${at}` })),
    plannedCanary(campaign, -20, { subject: 'clu_own' }),
  ]
  const strong = await inventReport({ suspect, campaign, version, results })
  expect(strong.results.map(({ grade }) => grade)).toEqual(Array(26).fill('strong'))
  const [joined] = joinedReports(provenanceMembers(strong).map(({ path, bytes }) => [path, bytes]))
  expect(joined).toMatchObject({ grade: 'strong', subjects: [{ test: 'canary', subject: 'clu_own' }] })
})

it('reads the reports of one campaign alone, and leaves out what says more than it holds', async () => {
  const state = await openTestState()
  const kept = {
    kind: 'report' as const,
    suspect: 'rival',
    at: report.generated_at,
    plan: null,
    grade: null,
    statement: '',
  }
  const keep = (document: ProvenanceReport) =>
    state.transaction((inside) =>
      keepDocument(
        inside,
        { ...kept, id: document.id, campaign: document.campaign, document, by: 'key:k', documents_max: 3 },
        0,
      ),
    )
  await keep(report)
  await keep(await inventReport({ suspect, campaign: 'camp_ffffffffffffffff', results: [] }))
  // One that a server kept before it graded them again.
  const older = { ...unfounded, id: 'prov_f123456789abcdef01234567' }
  await keep(older)
  const { members, left_out } = await readProvenanceMembers(state, campaign)
  expect(members.map(({ path }) => path)).toEqual([`provenance-${report.id}.json`, `provenance-${report.id}.html`])
  expect(left_out).toEqual([older.id])
  await expect(keep({ ...report, id: 'prov_e123456789abcdef01234567' })).rejects.toThrow(/3 documents/)
  await state.close()
})
