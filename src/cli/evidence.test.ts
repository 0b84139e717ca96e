import { expect, it } from 'vitest'
import type { PackageVerification } from '#contract/evidence-package.js'
import { runFake } from './fixtures/fake-cli.js'

const found = (changes: Partial<PackageVerification> = {}): PackageVerification => ({
  ok: true,
  campaign: 'camp_0000000000000001',
  release: 'internal',
  signature: 'trusted',
  timestamp: 'absent',
  members: 12,
  recomputed: 40,
  words: 'agree',
  problems: [],
  ...changes,
})
const verify = (changes: Partial<PackageVerification>) =>
  runFake(['evidence', 'verify', 'a.zip'], { jobs: { verifyEvidence: async () => found(changes) } })

it('says for whom a package was made', async () => {
  expect((await verify({})).out).toContain('It is marked: Internal: not examined for sharing.\n')
  expect((await verify({ release: 'outgoing' })).out).toContain(
    'It is marked: For sharing: examined by the lawful gate',
  )
  expect((await verify({ release: null })).out).not.toContain('marked')
})

it('says whether its words were held against its documents', async () => {
  expect((await verify({})).out).toContain('rendered again from its documents, are the same to the byte')
  expect((await verify({ words: 'unchecked' })).out).toContain('were NOT held against its documents')
  expect((await verify({ words: 'differ' })).out).toContain('do NOT say what its documents say')
})

it('exits with 1 and names what is wrong', async () => {
  const problems = [{ member: 'exposure.json', what: 'value: it says 2, computed again it is 1' }]
  const { status, out } = await verify({ ok: false, problems })
  expect(status).toBe(1)
  expect(out).toMatch(/^NOT proven/)
  expect(out).toContain('Signature of the manifest: trusted.')
  expect(out).toContain('exposure.json: value: it says 2, computed again it is 1\n')
  expect((await verify({})).status).toBe(0)
})
