import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PsiMode, PsiRequest, PsiResponse } from '#contract/psi.js'
import { psiSettingsSchema } from '#contract/psi-settings.js'
import { answerRequest } from './answer-request.js'
import { shuffledTokens } from './check-tokens.js'
import { computePsi } from './compute-psi.js'
import { makeRequest } from './make-request.js'
import { readPsiRequest, readPsiResponse, sealed } from './psi-message.js'
import { resolveResponse } from './resolve-response.js'

const SETTINGS = psiSettingsSchema.parse({ tokens_max: 50 })
const NOW = Date.UTC(2026, 5, 1)
const token = (n: number): string => createHmac('sha256', 'of the community').update(String(n)).digest('hex')
const tokens = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => token(from + n))

const ask = (given: string[], more: { mode?: PsiMode; epoch?: string; community?: string } = {}) =>
  makeRequest(
    { community: 'lab', epoch: '2026-Q2', mode: 'intersection', asker: 'a', purpose: 'p', tokens: given, ...more },
    SETTINGS,
    computePsi,
    NOW,
  )
const answer = async (request: PsiRequest, given: string[], settings = SETTINGS) =>
  (
    await answerRequest(
      {
        request: readPsiRequest(request),
        community: 'lab',
        epochs: ['2026-Q2'],
        tokens: () => given,
        approved: () => 'b',
      },
      settings,
      computePsi,
      NOW,
    )
  ).response

describe('private matching', () => {
  it('finds what both have, whatever they have', async () => {
    const sets = fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(sets, sets, async (ours, theirs) => {
        const { request, kept } = await ask(ours.map(token))
        const response = readPsiResponse(await answer(request, theirs.map(token)))
        const found = await resolveResponse(kept, response, SETTINGS, computePsi)
        const both = ours
          .filter((n) => theirs.includes(n))
          .map(token)
          .sort()
        expect(found).toMatchObject({ tokens: both, matches: both.length, asked: ours.length, of: theirs.length })
      }),
      { numRuns: 10 },
    )
  })

  it('tells only the number where only that is asked for', async () => {
    const { request, kept } = await ask(tokens(0, 30), { mode: 'cardinality' })
    const response = await answer(request, tokens(15, 45))
    const found = await resolveResponse(kept, response, SETTINGS, computePsi)
    expect(found).toMatchObject({ matches: 15, tokens: null })
    expect(found.statement.join(' ')).toMatch(/An honest one does not learn which; a dishonest one/)
    // With the key in hand, and as if the other mode had been asked for, there is no more to be had.
    const bytes = (text: string) => Buffer.from(text, 'base64')
    const job = {
      key: bytes(kept.key),
      setup: bytes(response.setup),
      message: bytes(response.message),
      asked: 30,
      of: 30,
    }
    const stolen = await computePsi
      .match({ ...job, mode: 'intersection', false_positive_rate: 0 })
      .catch(() => undefined)
    const both = kept.tokens.flatMap((one, place) => (tokens(15, 30).includes(one) ? [place] : []))
    expect([...(stolen?.places ?? [])].sort()).not.toEqual(both.sort())
  })

  it('says what each side learns, with the numbers', async () => {
    const { request, kept } = await ask(tokens(0, 3))
    const { statement } = await resolveResponse(kept, await answer(request, tokens(1, 8)), SETTINGS, computePsi)
    expect(statement.join(' ')).toMatch(/how many tokens the other side has \(7\).*asked about \(3\)/)
  })

  it('can answer by a smaller set, with few false positives', async () => {
    const settings = { ...SETTINGS, false_positive_rate: 0.0001 }
    const { request, kept } = await ask(tokens(0, 20))
    const [exact, small] = [await answer(request, tokens(10, 60)), await answer(request, tokens(10, 60), settings)]
    expect(small.setup.length).toBeLessThan(exact.setup.length / 4)
    const found = await resolveResponse(kept, small, settings, computePsi)
    expect(found.tokens).toEqual(expect.arrayContaining(tokens(10, 20)))
    expect(found.statement.at(-1)).toContain('0.01 %')
  })
})

describe('what is sent', () => {
  it('holds no token, nor its hash, in any writing; equal tokens give requests that have nothing in common', async () => {
    const given = tokens(0, 5)
    const [one, two] = [(await ask(given)).request, (await ask(given)).request]
    const response = await answer(one, given)
    const texts = [one, two, response].map((message) => JSON.stringify(message))
    const bytes = [one.message, two.message, response.setup, response.message].map((text) =>
      Buffer.from(text, 'base64'),
    )
    for (const secret of given) {
      const raw = Buffer.from(secret, 'hex')
      const forms = [raw, Buffer.from(secret)].flatMap((form) => [
        form,
        ...['sha256', 'sha512', 'sha1'].map((name) => createHash(name).update(form).digest()),
      ])
      for (const form of forms) {
        for (const text of texts)
          for (const writing of ['hex', 'base64', 'base64url'] as const)
            expect(text).not.toContain(form.toString(writing))
        for (const message of bytes) expect(message.includes(form)).toBe(false)
      }
    }
    const elements = (message: string) =>
      new Set(
        Array.from({ length: 5 }, (_, n) =>
          Buffer.from(message, 'base64')
            .subarray(n * 35, n * 35 + 35)
            .toString('hex'),
        ),
      )
    expect(elements(one.message).size).toBe(5)
    for (const element of elements(one.message)) expect(elements(two.message).has(element)).toBe(false)
  })

  it('is as long as it must be, and no longer for some tokens than for others', async () => {
    const lengths = new Set<number>()
    for (let n = 0; n < 5; n += 1) lengths.add((await ask(tokens(n * 10, n * 10 + 7))).request.message.length)
    expect(lengths.size).toBe(1)
  })
})

describe('what is refused', () => {
  const refused = (work: Promise<unknown> | (() => unknown)) =>
    expect(typeof work === 'function' ? (async () => work())() : work).rejects

  it('another community, another epoch, what may not be asked, and sizes over the bound', async () => {
    const wrong = await ask(tokens(0, 2), { community: 'other' })
    await refused(answer(wrong.request, tokens(0, 2))).toThrow(/community other/)
    const old = await ask(tokens(0, 2), { epoch: '2025' })
    await refused(answer(old.request, tokens(0, 2))).toThrow(/epoch 2025/)
    const { request, kept } = await ask(tokens(0, 40))
    await refused(answer(request, tokens(0, 2), { ...SETTINGS, modes: ['cardinality'] })).toThrow(/may not be asked/)
    await refused(answer(request, tokens(0, 2), { ...SETTINGS, tokens_max: 39 })).toThrow(/asks about 40/)
    await refused(answer(request, tokens(0, 51))).toThrow(/51 tokens; at most 50/)
    await refused(ask(tokens(0, 51))).toThrow(/51 tokens/)
    await refused(ask([])).toThrow(/no tokens/)
    const response = await answer(request, tokens(0, 45))
    await refused(resolveResponse(kept, response, { tokens_max: 44 }, computePsi)).toThrow(/over 45 tokens/)
  })

  it('what is no token, without repeating it', () => {
    const given = ['tell me the recipe', token(1)]
    expect(() => shuffledTokens(given, 50, 'x')).toThrow(/number 1 is no token/)
    expect(() => shuffledTokens(given, 50, 'x')).not.toThrow(/recipe/)
    expect(shuffledTokens([token(1), token(1)], 50, 'x')).toHaveLength(1)
  })

  it('messages of which any part was changed', async () => {
    const { request, kept } = await ask(tokens(0, 3))
    const response = await answer(request, tokens(0, 3))
    for (const name of Object.keys(request) as (keyof PsiRequest)[])
      expect(() => readPsiRequest({ ...request, [name]: changed(request[name]) }), name).toThrow(
        /private matching, request/,
      )
    for (const name of Object.keys(response) as (keyof PsiResponse)[])
      expect(() => readPsiResponse({ ...response, [name]: changed(response[name]) }), name).toThrow(
        /private matching, answer/,
      )
    const other = await ask(tokens(0, 3))
    await refused(resolveResponse(other.kept, response, SETTINGS, computePsi)).toThrow(/answers another request/)
    expect(kept.request_digest).toBe(response.request_digest)
  })

  it('messages that were made up, with a right digest', async () => {
    const { request, kept } = await ask(tokens(0, 3))
    const resealed = ({ digest: _, ...rest }: PsiRequest, changes: Partial<PsiRequest>) =>
      sealed({ ...rest, ...changes })
    const made = (bytes: Uint8Array) => resealed(request, { message: Buffer.from(bytes).toString('base64') })
    const real = Buffer.from(request.message, 'base64')
    const off = Buffer.from(real)
    off.fill(0xff, 3, 35)
    const short = real.subarray(0, 70)
    for (const bad of [
      made(Buffer.from('hello world')),
      made(Buffer.alloc(0)),
      made(off),
      made(short),
      made(Buffer.concat([real, real])),
    ])
      await refused(answer(bad, tokens(0, 3))).toThrow(/private matching, request: (its message|it says|element \d)/)
    // A number is agreed, names are asked for.
    const sly = resealed(request, { mode: 'cardinality' })
    await refused(answer(sly, tokens(0, 3))).toThrow(/asks for something else/)
    const { digest: _, ...response } = await answer(request, tokens(0, 3))
    for (const bad of [{ setup: '' }, { message: '' }, { setup: response.message.slice(4) }, { of: 4 }, { asked: 2 }])
      await refused(resolveResponse(kept, sealed({ ...response, ...bad }), SETTINGS, computePsi)).toThrow(
        /private matching, answer/,
      )
  })

  it('to answer what nobody approved, before any work', async () => {
    const { request } = await ask(tokens(0, 3))
    const compute = { ...computePsi, answer: () => Promise.reject(new Error('worked')) }
    const approved = () => {
      throw new Error('nobody approved it')
    }
    const answering = { request, community: 'lab', epochs: ['2026-Q2'], tokens: () => tokens(0, 3), approved }
    await refused(answerRequest(answering, SETTINGS, compute, NOW)).toThrow('nobody approved it')
  })
})

const changed = (value: unknown): unknown =>
  typeof value === 'number'
    ? value + 1
    : String(value).replace(/[0-9a-zA-Z](?=[^0-9a-zA-Z]*$)/, (c) => (c === '0' ? '1' : '0'))
