import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type EvidenceCase, evidenceCaseSchema } from '#contract/evidence.js'
import { checkCase } from './checks/check-case.js'
import { inventCase } from './fixtures/invent-case.js'
import { memoryKey } from './fixtures/memory-key.js'
import { readTrust } from './keys/read-trust.js'
import { pseudonymiseAccounts } from './pseudonymise-accounts.js'
import { verifyPackage } from './verify-package.js'
import { writePackage } from './write-package.js'

const key = Buffer.alloc(32, 7)
const named = (id: string): string => createHmac('sha256', key).update(id).digest('hex')

/** The case with its accounts called otherwise, wherever they stand. */
const rename = (evidence: EvidenceCase, ids: readonly string[]): EvidenceCase =>
  JSON.parse(
    ids.reduce(
      (text, id, i) => text.replaceAll(`acct_00000${i}`, () => JSON.stringify(id).slice(1, -1)),
      JSON.stringify(evidence),
    ),
  )

it('leaves no account in a package, and one that is whole', async () => {
  const hashed = pseudonymiseAccounts(inventCase(), key)
  expect(hashed.accounts_are).toBe('hashed')
  expect(hashed.accounts[0]!.id).toBe(named('acct_000000'))
  expect(hashed.campaign.evidence[0]!.samples[0]).toMatchObject({
    account: named('acct_000001'),
    file: `logs/${named('acct_000001')}.ndjson`,
  })
  expect(hashed.samples[0]).toMatchObject({
    account: named('acct_000000'),
    text: `Explain step by step “why”.\nI am ${named('acct_000001')}.`,
  })
  const signer = memoryKey()
  const made = await writePackage(hashed, [], signer)
  expect(made.toString()).not.toContain('acct_')
  expect((await verifyPackage(made, { trust: readTrust(signer.public_pem, 'key') })).problems).toEqual([])
  await expect(writePackage({ ...inventCase(), accounts_are: 'hashed' }, [], signer)).rejects.toThrow('one in clear')
})

it('finds accounts of any name where they stand as words', () => {
  const id = fc.oneof(
    fc.emailAddress(),
    fc.uuid(),
    fc.string({ minLength: 5, maxLength: 40, unit: 'grapheme-ascii' }).filter((text) => /^\w.*\w$/.test(text)),
    fc.constantFrom('org/team 5', 'ключ-42', '顧客-0001', 'a.b*c+d', 'x-1.ndjson'),
  )
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 3, maxLength: 3 }), (ids) => {
      const plain = JSON.stringify({ ...inventCase(), accounts: [], samples: [] }).replaceAll(/acct_\d+/g, '')
      fc.pre(ids.every((one) => !plain.includes(one) && !ids.some((other) => other !== one && other.includes(one))))
      const text = JSON.stringify(pseudonymiseAccounts(rename(inventCase(), ids), key))
      for (const one of ids) {
        expect(text).not.toContain(JSON.stringify(one).slice(1, -1))
        expect(text).toContain(named(one))
      }
    }),
  )
})

it('takes the longer of two names, and leaves words, times and short names alone', () => {
  const evidence = rename(inventCase(), ['acct-7', 'acct-77', '3'])
  evidence.campaign.summary = 'acct-7, acct-77 and 3 of acct-777: 2026-03-01'
  const hashed = pseudonymiseAccounts(evidence, key)
  expect(hashed.campaign.summary).toBe(`${named('acct-7')}, ${named('acct-77')} and 3 of acct-777: 2026-03-01`)
  expect(hashed.accounts.map(({ id }) => id)).toEqual(['acct-7', 'acct-77', '3'].map(named))
  const odd = pseudonymiseAccounts(rename(inventCase(), ['confirmed', '2025-03', 'content']), key)
  expect(evidenceCaseSchema.parse(odd)).toEqual(odd)
  expect(checkCase(odd).problems).toEqual([])
})

it('leaves the figures that the exposure follows from, also of a model that is called as an account is', () => {
  const hashed = pseudonymiseAccounts(rename(inventCase(), ['model-a']), key)
  expect(hashed.accounts[0]!.id).toBe(named('model-a'))
  expect(hashed.statistics.recognised.by_model[0]!.model).toBe('model-a')
  expect(checkCase(hashed).problems).toEqual([])
})

it('needs a key that nobody guesses', () => {
  expect(() => pseudonymiseAccounts(inventCase(), Buffer.alloc(8))).toThrow('32 bytes')
})
