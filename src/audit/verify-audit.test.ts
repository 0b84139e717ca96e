import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '#contract/audit.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { signCheckpoint } from './checkpoint-audit.js'
import { buildChain, memoryKey } from './fixtures/build-chain.js'
import { verifyAudit } from './verify-audit.js'

const key = memoryKey()
const trusted = new Map([[key.key_id, key.public_key]])
const chain = buildChain(12)
const lines = chain.map((entry) => canonicalJson(entry))
const checkpoints = [5, 12].map((seq) => signCheckpoint(chain[seq - 1]!, key, seq))
const verify = (entries: Iterable<unknown>, kept: Iterable<unknown> = checkpoints) =>
  verifyAudit(entries, kept, trusted)
const whats = async (entries: Iterable<unknown>, kept?: Iterable<unknown>) =>
  (await verify(entries, kept)).problems.map(({ seq, what }) => `${seq}: ${what}`).join('\n')

it('finds nothing wrong with a whole chain, as documents, as lines and without checkpoints', async () => {
  const whole = { ok: true, whole: true, entries: 12, checkpoints: 2, attested_to: 12, problems: [], problems_count: 0 }
  expect(await verify(chain)).toEqual(whole)
  expect(await verify(lines)).toEqual(whole)
  expect(await verify(lines, checkpoints.map(canonicalJson))).toEqual(whole)
  expect(await verify(chain, [])).toEqual({ ...whole, checkpoints: 0, attested_to: 0 })
  expect(await verify([], [])).toMatchObject({ ok: true, entries: 0 })
})

describe('a single change of an exported chain is found', () => {
  const lineAndPlace = fc
    .nat(lines.length - 1)
    .chain((line) => fc.record({ line: fc.constant(line), place: fc.nat(lines[line]!.length - 1) }))
  const changed = (line: number, text: string) => lines.map((old, index) => (index === line ? text : old))

  it('a character put in the place of another', async () => {
    await fc.assert(
      fc.asyncProperty(lineAndPlace, fc.string({ minLength: 1, maxLength: 1 }), async ({ line, place }, character) => {
        fc.pre(lines[line]![place] !== character)
        const text = lines[line]!.slice(0, place) + character + lines[line]!.slice(place + 1)
        expect((await verify(changed(line, text), [])).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('a character left out or put in', async () => {
    await fc.assert(
      fc.asyncProperty(lineAndPlace, fc.string({ maxLength: 2 }), async ({ line, place }, added) => {
        const text = lines[line]!.slice(0, place) + added + lines[line]!.slice(place + (added === '' ? 1 : 0))
        expect((await verify(changed(line, text), [])).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('an entry removed, repeated or put elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(11), fc.nat(11), async (from, to) => {
        const without = lines.toSpliced(from, 1)
        expect((await verify(without)).ok).toBe(false)
        expect((await verify(lines.toSpliced(to, 0, lines[from]!))).ok).toBe(false)
        if (from !== to) expect((await verify(without.toSpliced(to, 0, lines[from]!), [])).ok).toBe(false)
      }),
    )
  })

  it('a change whose hash was made to fit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 11 }), fc.string({ minLength: 1 }), async (at, actor) => {
        fc.pre(actor !== 'person:ada')
        const other = buildChain(at, (seq) => (seq === at ? { actor } : {}))
        expect((await verify([...other, ...chain.slice(at)], [])).ok).toBe(false)
      }),
    )
  })
})

describe('what only a checkpoint shows', () => {
  it('a cut tail', async () => {
    expect((await verify(chain.slice(0, 9), [])).ok).toBe(true)
    expect(await whats(chain.slice(0, 9))).toBe(
      '10: the tail was cut: the log ends at 9, a checkpoint tells of entry 12',
    )
    expect(await whats([])).toContain('the log ends at 0')
  })

  it('a chain that was written anew, and signed anew with the same key', async () => {
    const anew = buildChain(12, (seq) => (seq === 4 ? { actor: 'person:eve' } : {}))
    const signed_anew = [5, 12].map((seq) => signCheckpoint(anew[seq - 1]!, key, seq))
    expect((await verify(anew, signed_anew)).ok).toBe(true)
    expect(await whats(anew, [...signed_anew, checkpoints[0]])).toMatch(
      /^5: rewritten: .* signed at 1970-01-01T00:00:00.005Z$/,
    )
  })

  it('a log that was begun anew after a checkpoint of the empty one', async () => {
    const empty = signCheckpoint({ seq: 0, hash: '0'.repeat(64) }, key, 0)
    expect((await verify(chain, [empty])).ok).toBe(true)
    const lie = signCheckpoint({ seq: 0, hash: '1'.repeat(64) }, key, 0)
    expect(await whats(chain, [lie])).toContain('0: rewritten')
  })
})

describe('checkpoints that cannot be trusted', () => {
  it('names the unknown key, and does not count its checkpoint', async () => {
    const stranger = memoryKey()
    const found = await verify(chain, [signCheckpoint(chain[11]!, stranger, 0)])
    expect(found).toMatchObject({ ok: false, checkpoints: 0, attested_to: 0 })
    expect(found.problems[0]?.what).toContain(stranger.key_id)
  })

  it('finds any change of a checkpoint', async () => {
    const [kept] = checkpoints
    const flip = kept!.signature.endsWith('A') ? 'B' : 'A'
    const changes: object[] = [
      { seq: 6 },
      { hash: chain[3]!.hash },
      { at: '2026-01-01T00:00:00.000Z' },
      { signature: flip + kept!.signature.slice(1) },
      // The last character has bits that decode to nothing.
      { signature: kept!.signature.slice(0, -1) + String.fromCharCode(kept!.signature.charCodeAt(85) + 1) },
      { schema: 'other' },
      { more: 1 },
    ]
    for (const change of changes) expect((await verify(chain, [{ ...kept, ...change }])).ok).toBe(false)
  })
})

it('tells what it cannot read, and goes on', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const doubled = lines[2]!.replace('{', '{"actor":"person:eve",')
  const found = await whats([lines[0], '{', lines[1], doubled, deep, 7, ''], [])
  expect(found).toMatch(/^2: .*not JSON\n3: .*not spelled as it was exported.*\n3: not an entry/)
  expect((await verifyAudit(chain.toReversed(), [], trusted, { problems_max: 3 })).problems).toHaveLength(3)
  expect((await verifyAudit(chain.toReversed(), [], trusted, { problems_max: 3 })).problems_count).toBe(12)
  expect(await verifyAudit(chain, checkpoints, trusted, { checkpoints_max: 1 })).toMatchObject({ ok: false })
})

it('does not keep the log in memory', async () => {
  function* long(): Generator<AuditEntry> {
    for (let round = 0; round < 20_000; round++) yield chain[0]!
  }
  const found = await verifyAudit(long(), [], trusted)
  expect(found).toMatchObject({ entries: 20_000, problems_count: 19_999 })
  expect(found.problems).toHaveLength(100)
})
