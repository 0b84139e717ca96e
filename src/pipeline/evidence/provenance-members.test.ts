import { expect, it } from 'vitest'
import type { ProvenanceReport } from '#contract/provenance.js'
import type { Member } from '#evidence/archive/member.js'
import { inventCase } from '#evidence/fixtures/invent-case.js'
import { memoryKey } from '#evidence/fixtures/memory-key.js'
import { readTrust } from '#evidence/keys/read-trust.js'
import { readBack } from '#evidence/read-back.js'
import { verifyPackage } from '#evidence/verify-package.js'
import { writePackage } from '#evidence/write-package.js'
import { keepDocument } from '#provenance/kept/keep-document.js'
import { openTestState } from '#store/fixtures/test-state.js'
import { readOwnPackage } from '../read-own-package.js'
import { provenanceMembers, readProvenanceMembers } from './provenance-members.js'
import { recomputeCase } from './recompute-case.js'
import { renderPages } from './render-reports.js'

const key = memoryKey()
const trust = readTrust(key.public_pem, 'key.pem')
const { version } = await readOwnPackage()
const evidence = readBack(inventCase())
const report: ProvenanceReport = {
  schema_version: 1,
  id: 'prov_0123456789abcdef01234567',
  generated_at: '2026-05-04T00:00:00.000Z',
  stillwatch_version: version,
  plan: null,
  plan_check: 'no plan was given',
  suspect: '<b>rival</b>',
  campaign: evidence.campaign.id,
  collection: null,
  results: [],
  verdict: { grade: 'not shown', statement: 'nothing is shown' },
  inputs: [],
  command: 'stillwatch provenance report',
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

it('reads the reports of one campaign alone', async () => {
  const state = await openTestState()
  const kept = {
    kind: 'report' as const,
    suspect: 'rival',
    at: report.generated_at,
    plan: null,
    grade: null,
    statement: '',
  }
  const keep = (id: string, campaign: string) =>
    state.transaction((inside) =>
      keepDocument(
        inside,
        { ...kept, id, campaign, document: { ...report, id, campaign }, by: 'key:k', documents_max: 2 },
        0,
      ),
    )
  await keep(report.id, evidence.campaign.id)
  await keep('prov_f123456789abcdef01234567', 'camp_ffffffffffffffff')
  const members = await readProvenanceMembers(state, evidence.campaign.id)
  expect(members.map(({ path }) => path)).toEqual([`provenance-${report.id}.json`, `provenance-${report.id}.html`])
  await expect(keep('prov_e123456789abcdef01234567', 'camp_ffffffffffffffff')).rejects.toThrow(/2 documents/)
  await state.close()
})
