import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { TRUST_SCHEMA, type TrustedKey } from '#contract/trust.js'
import { memoryKey } from '../fixtures/memory-key.js'
import { judgeKey } from './judge-key.js'
import { readTrust } from './read-trust.js'

const key = memoryKey()
const entry: TrustedKey = {
  key_id: key.key_id,
  public_key: key.public_pem,
  from: '2026-01-01T00:00:00.000Z',
  until: '2027-01-01T00:00:00.000Z',
  revoked: null,
}
const document = (keys: unknown[]): string => JSON.stringify({ schema: TRUST_SCHEMA, keys })
const at = (text: string): Date => new Date(`${text}T00:00:00.000Z`)
const judge = (change: Partial<TrustedKey>, created: string, attested: string | null = null) =>
  judgeKey(key.public_key, [{ ...entry, ...change }], {
    created: at(created).toISOString(),
    attested: attested === null ? null : at(attested),
  })

describe('what is trusted', () => {
  it('is read from keys in PEM and from a document', () => {
    const other = memoryKey()
    const read = readTrust(`${key.public_pem}\n# a note\n${other.public_pem}`, 'keys.pem')
    expect(read.map(({ key_id }) => key_id)).toEqual([key.key_id, other.key_id])
    expect(readTrust(document([entry]), 'trust.json')).toEqual([entry])
  })

  it('is refused where it is something else, with where and why', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
    const rsa_pem = rsa.export({ type: 'spki', format: 'pem' }).toString()
    const secret = key.private_key.export({ type: 'pkcs8', format: 'pem' }).toString()
    for (const [text, what] of [
      ['', 'not a file of public Ed25519 keys'],
      [rsa_pem, 'not a file of public Ed25519 keys'],
      [`${key.public_pem}${rsa_pem}`, 'not a file of public Ed25519 keys'],
      [secret, 'not a file of public Ed25519 keys'],
      ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n', 'not a file of public Ed25519 keys'],
      ['{', 'not JSON'],
      ['{}', 'no trust document: schema'],
      [document([]), 'no trust document: keys'],
      [document([{ ...entry, until: 'tomorrow' }]), 'keys.0.until'],
      [document([{ ...entry, revoked: { at: entry.from, reason: 'lost' } }]), 'keys.0.revoked.reason'],
      [document([{ ...entry, more: 1 }]), 'no trust document: keys.0'],
      [document([{ ...entry, public_key: secret }]), 'trust.json, keys.0.public_key: not an Ed25519 key'],
      [document([{ ...entry, public_key: rsa_pem }]), 'trust.json, keys.0.public_key: not an Ed25519 key'],
      [document([{ ...entry, key_id: '0123456789abcdef' }]), `key ${key.key_id} goes by the id 0123456789abcdef`],
      [`{"a":"${'x'.repeat(2_100_000)}"}`, 'more than 2097152 bytes'],
    ] as const) {
      expect(() => readTrust(text, 'trust.json')).toThrow(what)
      expect(() => readTrust(text, 'trust.json')).not.toThrow(secret.split('\n')[1])
    }
  })
})

describe('a key', () => {
  it('counts while it is in force, by what the package says and by its timestamp', () => {
    expect(judge({}, '2026-06-01')).toEqual({ signature: 'trusted', why: null })
    expect(judge({}, '2026-06-01', '2026-06-01').signature).toBe('trusted')
    expect(judge({ until: null }, '2030-06-01').signature).toBe('trusted')
    expect(judge({}, '2025-12-31')).toMatchObject({
      signature: 'untrusted',
      why: expect.stringContaining('in force only from'),
    })
    expect(judge({}, '2027-01-01')).toMatchObject({
      signature: 'untrusted',
      why: expect.stringContaining('in force only until'),
    })
    // Who has an old key can write an old date; not an old timestamp.
    expect(judge({}, '2026-06-01', '2027-06-01')).toMatchObject({
      signature: 'untrusted',
      why: expect.stringContaining('has a timestamp of'),
    })
  })

  it('that was compromised counts only where a timestamp from before proves it', () => {
    const revoked = { at: '2026-06-01T00:00:00.000Z', reason: 'compromised' } as const
    expect(judge({ revoked }, '2026-05-01')).toMatchObject({
      signature: 'revoked',
      why: expect.stringContaining('no valid timestamp to prove'),
    })
    expect(judge({ revoked }, '2026-05-01', '2026-05-01')).toEqual({ signature: 'trusted', why: null })
    expect(judge({ revoked }, '2026-05-01', '2026-06-01')).toMatchObject({
      signature: 'revoked',
      why: expect.stringContaining('not from before'),
    })
    expect(judge({ revoked }, '2026-07-01', '2026-07-01').signature).toBe('revoked')
    expect(judge({ revoked }, '2025-05-01', '2025-05-01').signature).toBe('untrusted')
  })

  it('that was only given up counts for what was made before', () => {
    for (const reason of ['superseded', 'ceased'] as const) {
      const revoked = { at: '2026-06-01T00:00:00.000Z', reason }
      expect(judge({ revoked }, '2026-05-01').signature).toBe('trusted')
      expect(judge({ revoked }, '2026-06-01')).toMatchObject({
        signature: 'revoked',
        why: expect.stringContaining('was made after that'),
      })
      expect(judge({ revoked }, '2026-05-01', '2026-07-01').signature).toBe('revoked')
    }
  })

  it('must be believed by all that is said of it', () => {
    const revoked = { ...entry, revoked: { at: '2026-02-01T00:00:00.000Z', reason: 'compromised' as const } }
    const made = { created: '2026-05-01T00:00:00.000Z', attested: null }
    expect(judgeKey(key.public_key, [entry, entry], made).signature).toBe('trusted')
    for (const trusted of [
      [entry, revoked],
      [revoked, entry],
    ])
      expect(judgeKey(key.public_key, trusted, made).signature).toBe('revoked')
    expect(judgeKey(memoryKey().public_key, [entry], made)).toMatchObject({
      signature: 'untrusted',
      why: expect.stringContaining('none of those'),
    })
    // Another key whose id was made to be the same: 64 bits of a hash.
    const alike = { ...entry, public_key: memoryKey().public_pem }
    expect(judgeKey(key.public_key, [alike], made).signature).toBe('untrusted')
    expect(judgeKey(key.public_key, [], made)).toMatchObject({
      signature: 'untrusted',
      why: expect.stringContaining('no key was given'),
    })
  })
})
