import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { EvidenceCase } from '#contract/evidence.js'
import { evidenceSettingsSchema } from '#contract/evidence-settings.js'
import type { Member } from '#evidence/archive/member.js'
import { inventCase } from '#evidence/fixtures/invent-case.js'
import { memoryKey } from '#evidence/fixtures/memory-key.js'
import { readTrust } from '#evidence/keys/read-trust.js'
import { readBack } from '#evidence/read-back.js'
import { readPackage } from '#evidence/read-package.js'
import { hostileCase } from '#evidence/report/fixtures/hostile-case.js'
import { verifyPackage } from '#evidence/verify-package.js'
import { writePackage } from '#evidence/write-package.js'
import { readOwnPackage } from '../read-own-package.js'
import { makePackage } from './make-package.js'
import { recomputeCase } from './recompute-case.js'
import { renderPages } from './render-reports.js'

const key = memoryKey()
const trust = readTrust(key.public_pem, 'key.pem')
const { version: own } = await readOwnPackage()
const plain = readBack(inventCase())

/** What verifying finds of the words of a package: the figures of an invented case are none that others compute again. */
async function compared(evidence: EvidenceCase, pages: readonly Member[], version = own) {
  const made = await writePackage(evidence, pages, key, { version })
  const { words, ok, problems } = await verifyPackage(made, { trust, recompute: recomputeCase, problems_max: 10_000 })
  const of_documents = (member: string) => /json$|ndjson$/.test(member) && member !== 'authority.json'
  return { words, ok, problems: problems.filter(({ member }) => !of_documents(member)) }
}

const half = { account: 'acct_000001', at: '2025-03-01T00:00:00.000Z', text: 'half \ud83d a character' }
/** Its settings stand in another order than in a document, and a prompt has no UTF-8. */
const odd: EvidenceCase = { ...inventCase(), settings: { z: { b: 1, a: [2] }, a: 'x' }, samples: [half] }

it('finds reports that are rendered from the documents to be the same, whatever these hold', async () => {
  const hostile = hostileCase('<b>\u202e`|[x](y)')
  // No report stands beside it (joined-reports.test.ts).
  delete hostile.provenance
  for (const evidence of [plain, readBack(odd), readBack({ ...hostile, accounts_are: 'clear' })])
    expect(await compared(evidence, renderPages(evidence))).toMatchObject({ words: 'agree', problems: [] })
})

it('finds the same of a package as it is made', { timeout: 60_000 }, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'stillwatch-words-'))
  const settings = evidenceSettingsSchema.parse({})
  const { bytes } = await makePackage(odd, { accounts: 'clear', directory, settings })
  await rm(directory, { recursive: true })
  expect(await verifyPackage(bytes, { trust, recompute: recomputeCase })).toMatchObject({ words: 'agree' })
})

it('names a report that says something else than the documents, though a trusted key signed it', async () => {
  for (const { path, bytes } of renderPages(plain)) {
    const lie = Buffer.concat([bytes, Buffer.from(' It was Acmeron, with certainty.')])
    const told = renderPages(plain).map((page) => (page.path === path ? { path, bytes: lie } : page))
    const what = expect.stringContaining(`from byte ${bytes.length} on`)
    expect(await compared(plain, told)).toEqual({ words: 'differ', ok: false, problems: [{ member: path, what }] })
  }
  const other = readBack({ ...inventCase(), operator: null })
  const [page] = renderPages(other)
  expect(await compared(plain, [page, ...renderPages(plain).slice(1)])).toMatchObject({ words: 'differ', ok: false })
})

it('names what is missing, and what does not belong there', async () => {
  const [, ...others] = renderPages(plain)
  const missing = { member: 'report.html', what: `it is missing, version ${own} makes it` }
  expect(await compared(plain, others)).toMatchObject({ words: 'differ', problems: [missing] })
  const added = [...renderPages(plain), { path: 'summary.md.exe', bytes: Buffer.from('MZ') }]
  const what = `no member that version ${own} puts into a package`
  expect(await compared(plain, added)).toMatchObject({
    words: 'differ',
    problems: [{ member: 'summary.md.exe', what }],
  })
  const printed = [...renderPages(plain), { path: 'report.pdf', bytes: Buffer.from('%PDF-') }]
  expect(await compared(plain, printed)).toMatchObject({ words: 'agree', problems: [] })
})

it('names a README that was written anew', async () => {
  const { files } = await readPackage(await writePackage(plain, renderPages(plain), key, { version: own }))
  const altered = new Map(files).set('README.txt', Buffer.from('Nothing needs to be checked.'))
  const { words, problems } = await recomputeCase(plain, altered)
  expect(words).toBe('differ')
  expect(problems).toContainEqual({ member: 'README.txt', what: expect.stringContaining('from byte 0 on') })
})

it('leaves the words of another version as they are, and says so', async () => {
  const lie = [{ path: 'report.html', bytes: Buffer.from('It was Acmeron.') }]
  for (const version of ['0.0.1-other', ''])
    expect(await compared(plain, lie, version)).toMatchObject({ words: 'unchecked', problems: [] })
  const unsaid = await verifyPackage(await writePackage(plain, lie, key), { trust, recompute: recomputeCase })
  expect(unsaid.words).toBe('unchecked')
})
