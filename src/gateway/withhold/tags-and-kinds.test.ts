import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ask,
  bodyFor,
  PATHS,
  type Path,
  startTestGateway,
  type TestGateway,
  until,
  WITHHOLD,
} from '../fixtures/test-gateway.js'
import type { JsonObject } from '../json-object.js'
import { stripTags, TagStripper } from './strip-tags.js'

let test: TestGateway
beforeEach(async () => {
  test = await startTestGateway()
  test.decision = WITHHOLD
})
afterEach(() => test.close())

describe('reasoning in tags at the beginning of a text', () => {
  const say = async (path: Path, pieces: string[], answers = {}) => {
    await test.close()
    test = await startTestGateway({ answers })
    test.decision = WITHHOLD
    test.model.say(pieces)
    const got = []
    for (const stream of [false, true]) {
      await ask(test.url + path, bodyFor(path, 'said', { stream, stream_options: { include_usage: true } }))
      await until(() => test.recorded.length === 1)
      got.push(textOf(test.recorded.splice(0)[0]!.response as JsonObject))
    }
    return got
  }

  it.each(PATHS)('%s: goes, and only it', async (path) => {
    const whole = (text: string) => say(path, [...text])
    expect(await whole('<think>a</think>\n\nb <think>c</think>')).toEqual(['b <think>c</think>', 'b <think>c</think>'])
    expect(await whole('\n<THINK>a</think> <thinking>b</thinking>c')).toEqual(['c', 'c'])
    expect(await whole('<think>without end')).toEqual(['', ''])
    for (const text of ['<', ' <thin', '<table>', 'a<think>b</think>']) expect(await whole(text)).toEqual([text, text])
  })

  it('stays where the operator does not name its tag', async () => {
    const text = '<think>a</think>b'
    expect(await say('/v1/chat/completions', [text], { withhold_tags: ['reasoning'] })).toEqual([text, text])
    expect(await say('/v1/chat/completions', [text], { withhold_tags: [] })).toEqual([text, text])
  })

  it('goes however the text is cut', () => {
    const cut = (text: string, cuts: number[]) => {
      const edges = [0, ...cuts.map((at) => at % (text.length + 1)).sort((a, b) => a - b), text.length]
      const stripper = new TagStripper(['think', 'thinking'])
      return (
        edges
          .slice(1)
          .map((edge, at) => stripper.push(text.slice(edges[at], edge)))
          .join('') + stripper.end()
      )
    }
    const parts = fc.array(fc.constantFrom('<think>', '</think>', '<thinking>', ' ', '\n', 'a', '<', '</think'))
    fc.assert(
      fc.property(parts, fc.array(fc.nat(), { maxLength: 20 }), (pieces, cuts) => {
        const text = pieces.join('')
        const shown = cut(text, cuts)
        expect(shown).toBe(stripTags(text, ['think', 'thinking']))
        expect(text.endsWith(shown)).toBe(true)
      }),
    )
    expect(cut('<think>x</think>y', [3, 9, 12])).toBe('y')
  })
})

/** The text of an answer of whichever interface. */
function textOf({ choices, content, output }: JsonObject): string {
  if (Array.isArray(choices)) return String((choices as { message: { content: unknown } }[])[0]!.message.content ?? '')
  const parts = (content ?? (output as { content: unknown }[])[0]!.content) as { text?: string }[]
  return parts.map(({ text }) => text ?? '').join('')
}

describe('answers that cannot be rewritten', () => {
  const LINE = '{"message":{"content":"","thinking":"secret"}}\n'
  let ollama: Server
  let upstream: string
  beforeEach(async () => {
    ollama = createServer((request, response) => {
      request.resume()
      response.setHeader('content-type', `${request.url!.slice(1)}; charset=utf-8`).end(LINE.repeat(2))
    })
    await new Promise<void>((resolve) => ollama.listen(0, '127.0.0.1', resolve))
    upstream = `http://127.0.0.1:${(ollama.address() as AddressInfo).port}`
  })
  afterEach(() => void ollama.close())
  const begin = async (answers: object = {}) => {
    await test.close()
    test = await startTestGateway({ upstream, answers })
    test.decision = WITHHOLD
  }

  it('pass and are counted', async () => {
    await begin()
    for (const kind of ['application/x-ndjson', 'text/plain', 'application/of-its-own', 'image/png'])
      expect((await ask(`${test.url}/${kind}`, {})).text).toBe(LINE.repeat(2))
    const figures = async () => (await ask(`${test.url}/-/metrics`)).text
    await until(async () => (await figures()).includes('unwithheld_total{content_type="other"} 1'))
    expect(await figures()).toMatch(/unwithheld_total\{content_type="application\/x-ndjson"\} 1/)
    expect(await figures()).toMatch(/unwithheld_total\{content_type="text\/plain"\} 1/)
  })

  it('are refused where the operator says so', async () => {
    await begin({ withhold_unreadable: 'refuse' })
    for (const kind of ['application/x-ndjson', 'text/plain']) {
      const got = await ask(`${test.url}/${kind}`, {})
      expect(got.status).toBe(502)
      expect(got.text).not.toContain('secret')
    }
    expect((await ask(`${test.url}/image/png`, {})).status).toBe(200)
  })
})
