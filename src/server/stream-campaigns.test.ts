import { EventEmitter } from 'node:events'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { afterEach, expect, it } from 'vitest'
import type { App, ServerContext } from './context.js'
import { OpenStreams } from './event-stream.js'
import { streamCampaigns } from './routes/campaigns/stream-campaigns.js'

const PAGE = 1000
const changeOf = (seq: number) => ({ campaign: { id: 'camp_1' }, event: { seq } })
const changes = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => changeOf(from + n))

const apps: App[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})

/** The route alone, over a history. */
async function open(changesAfter: (seq: number) => Promise<object[]>) {
  const app = Fastify() as unknown as App
  apps.push(app)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const detection = new EventEmitter()
  const streams = new OpenStreams()
  app.addHook('preClose', async () => streams.end())
  streamCampaigns(app, { live: { detection, campaigns: { changesAfter } }, streams } as unknown as ServerContext)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1/campaigns/stream`
  return { detection, streams, url }
}
const follow = (url: string, headers: Record<string, string> = { 'last-event-id': '0' }) => fetch(url, { headers })

/** Ids of events, until there are so many or the stream ends. */
async function idsOf(response: Response, wanted: number): Promise<number[]> {
  let text = ''
  for await (const piece of response.body!) {
    text += Buffer.from(piece).toString()
    if ((text.match(/^id: /gm) ?? []).length >= wanted) break
  }
  return [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
}

it('tells once, in their order, what came before and what comes while that is read', async () => {
  const history = changes(1, PAGE + 2)
  let read = 0
  const { url, detection } = await open(async (seq) => {
    const page = history.filter(({ event }) => event.seq > seq).slice(0, PAGE)
    // It happens once the page was read, and before it is told.
    if (++read === 2) {
      history.push(changeOf(PAGE + 2))
      detection.emit('changes', [changeOf(PAGE + 2)])
    }
    return page
  })
  const ids = await idsOf(await follow(url), PAGE + 2)
  expect(ids).toEqual(Array.from({ length: PAGE + 2 }, (_, n) => n + 1))
  expect(read).toBe(3)
})

it('ends where the past cannot be read, and keeps nothing for who is gone', async () => {
  const { url, detection } = await open(async (seq) => {
    if (seq === 0) return changes(1, PAGE + 1)
    throw new Error('the state is away')
  })
  const response = await follow(url)
  // No orderly end: a reader of events connects again by itself, from the last event that it saw.
  await expect(idsOf(response, Number.POSITIVE_INFINITY)).rejects.toThrow()
  await expect.poll(() => detection.listenerCount('changes')).toBe(0)
})

it('ends the streams of its own server alone', async () => {
  const [one, other] = [await open(async () => []), await open(async () => [])]
  const [ending, going] = [await follow(one.url, {}), await follow(other.url, {})]
  one.streams.end()
  expect(await idsOf(ending, 1)).toEqual([])
  other.detection.emit('changes', [changeOf(7)])
  expect(await idsOf(going, 1)).toEqual([7])
})
