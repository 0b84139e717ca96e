import type Anthropic from '@anthropic-ai/sdk'
import type OpenAI from 'openai'
import { expect, it } from 'vitest'
import { ANSWER_TEXT, OUTPUT_TOKENS } from '#gateway/fixtures/answer-content.js'
import { failureOf } from './failure-of.js'
import type { UsedGateway } from './use-gateway.js'

/** One interface of a model server, as its own client speaks it. */
export interface SpokenInterface {
  /** Asks for an answer in one piece and gives its text. `retries`: how often the client may try again, else never */
  whole(model: string, retries?: number): Promise<string>
  /** Reads a stream to its end and gives its text. */
  streamed(model: string): Promise<string>
  /** Begins to read a stream, and aborts it at its first text. */
  abort(model: string): Promise<void>
  /** Asks about a model that is not there. */
  askForNone(): Promise<unknown>
  errors: typeof OpenAI | typeof Anthropic
  /** what errors hold beside their status */
  told: { throttled: object; blocked: object; limited: object }
}

/** Manners of an answer: packets cut anywhere, other line ends and comments, compression. */
const MANNERS = ['plain', 'odd', 'crlf+comments', 'gzip']

/** Tests what every interface does by way of the gateway. To be called in a `describe`. */
export function testInterface(used: UsedGateway, spoken: SpokenInterface): void {
  const { whole, streamed, errors, told } = spoken

  it('answers whole and streamed, in whatever manner', async () => {
    for (const model of MANNERS) {
      expect(await whole(model), model).toBe(ANSWER_TEXT)
      expect(await streamed(model), model).toBe(ANSWER_TEXT)
    }
    const exchanges = 2 * MANNERS.length
    await used.stored({ exchanges, output_tokens: exchanges * OUTPUT_TOKENS })
  })

  it('a throttled account gets RateLimitError with Retry-After', async () => {
    await whole('slow-lane')
    const error = await failureOf(whole('slow-lane'))
    expect(error).toBeInstanceOf(errors.RateLimitError)
    expect(error).toMatchObject({ status: 429, ...told.throttled })
    const seconds = Number(error?.headers?.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(3)
    await used.stored({ exchanges: 2 })
  })

  it('waits as long as it was told when it may try again', async () => {
    await whole('slow-lane')
    const began = performance.now()
    expect(await whole('slow-lane', 1)).toBe(ANSWER_TEXT)
    expect(performance.now() - began).toBeGreaterThan(1900)
    // It was refused once before it was answered.
    await used.stored({ exchanges: 3 })
  })

  it('a blocked account gets PermissionDeniedError, streamed and not, and the model server hears nothing', async () => {
    const { stillwatch, gateway, account } = used
    const heard = gateway.model.seen.length
    for (const error of [await failureOf(whole('shut')), await failureOf(streamed('shut'))]) {
      expect(error).toBeInstanceOf(errors.PermissionDeniedError)
      expect(error).toMatchObject({ status: 403, type: 'permission_error', ...told.blocked })
      expect(String(error)).not.toMatch(/campaign|detect|stillwatch|policy|by-model/i)
    }
    expect(gateway.model.seen.length).toBe(heard)
    await used.stored({ exchanges: 2 })
    await expect.poll(async () => (await stillwatch.decisionsOf(account)).length, { timeout: 10_000 }).toBe(2)
    const [record] = await stillwatch.decisionsOf(account)
    expect(record).toMatchObject({ policy: 'by-model', rule: 'shut', action: 'block', enforced: true })
  })

  it("passes the model server's own errors on", async () => {
    expect(await failureOf(whole('fails'))).toBeInstanceOf(errors.InternalServerError)
    const limited = await failureOf(whole('limited'))
    expect(limited).toBeInstanceOf(errors.RateLimitError)
    expect(limited).toMatchObject(told.limited)
    expect(await failureOf(spoken.askForNone())).toBeInstanceOf(errors.NotFoundError)
    await used.stored({ exchanges: 2 })
  })

  it('a stream that breaks in the model server is an error to the client', async () => {
    expect(await failureOf(streamed('breaks'))).toBeInstanceOf(Error)
    await used.stored({ exchanges: 1 })
  })

  it('an abort reaches the model server, and what was said till then is stored', async () => {
    const { seen } = used.gateway.model
    const heard = seen.length
    await spoken.abort('slow')
    await expect.poll(() => seen[heard]?.aborted).toBe(true)
    await used.stored({ exchanges: 1 })
  })
}
