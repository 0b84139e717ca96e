import { appendFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Agent } from 'undici'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type BadServer, good, startBadServer } from '../fixtures/bad-server.js'
import { benchFor } from '../fixtures/collect-from.js'
import { makeFolder } from '../fixtures/make-folder.js'
import { ownEndpointFor } from '../fixtures/own-endpoint.js'
import { watchFiles } from './watch-files.js'

let ours: BadServer
let suspect: BadServer
let log: string
/** Our own service writes each prompt into its log, as a gateway does. */
beforeEach(async () => {
  log = join(makeFolder(), 'gateway.ndjson')
  await writeFile(log, '{"old":1}\n')
  ours = await startBadServer((asked, response) => {
    appendFileSync(log, `${JSON.stringify({ prompt: asked.prompt })}\n`)
    good(asked, response)
  })
  suspect = await startBadServer()
})
afterEach(() => Promise.all([ours.stop(), suspect.stop()]))

const bench = () => benchFor(suspect.url, { probe: { canaries: 3 } })
const own = () => ownEndpointFor(ours.url, new Agent())
/** A suspect that only resells what our own service says. */
const resell = () =>
  suspect.behave(async (asked, response) => {
    await fetch(`${ours.url}/chat/completions`, { method: 'POST', body: JSON.stringify(asked.body) })
    good(asked, response)
  })

it('is seen where the suspect hands questions on', async () => {
  resell()
  const { collect } = await bench()
  const collection = await collect({ own: own(), watched: [log] })
  expect(collection).toMatchObject({ reason: 'complete', answered: 6, pass_through: 'seen' })
  expect(collection.pass_through_why).toContain('3 of 3 random words')
  // What was seen is not unseen by a later look.
  await writeFile(log, '')
  expect(await collect({ own: own(), watched: [log] })).toMatchObject({ pass_through: 'seen' })
})

it('is seen without a word to our own service, and in a folder of logs', async () => {
  resell()
  expect(await (await bench()).collect({ watched: [join(log, '..')] })).toMatchObject({ pass_through: 'seen' })
})

it('is untested where the suspect refuses what holds a random word, and excluded where it answers', async () => {
  suspect.behave((asked, response) => {
    if (!/[a-z]{18}/.test(asked.prompt)) return good(asked, response)
    response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":{"message":"no such words"}}')
  })
  const collection = await (await bench()).collect({ own: own(), watched: [log] })
  expect(collection).toMatchObject({ pass_through: 'untested' })
  expect(collection.pass_through_why).toContain('answered 0 of 3')
})

it('is excluded only where the watch saw a word that our own service was told', async () => {
  const one = await bench()
  expect(await one.collect({ own: own(), watched: [log] })).toMatchObject({ pass_through: 'excluded', requests: 9 })
  expect(ours.asked).toHaveLength(2)
  const words = suspect.asked.flatMap(({ prompt }) => prompt.match(/[a-z]{18}/g) ?? [])
  expect(new Set(words).size).toBe(3)
  for (const { prompt } of ours.asked) expect(prompt).not.toMatch(new RegExp(words.join('|')))
})

it('is untested where our own logs have lost what they held at the beginning', async () => {
  // As a spool that is handed on, or a log that is rotated away.
  suspect.behave(async (asked, response) => {
    await writeFile(log, '')
    good(asked, response)
  })
  const collection = await (await bench()).collect({ own: own(), watched: [log] })
  expect(collection).toMatchObject({ reason: 'complete', pass_through: 'untested' })
  expect(collection.pass_through_why).toContain('not in our own logs any more')
})

it('asks our own service first, and remembers that where a run goes on', async () => {
  const one = await bench()
  const ended = new AbortController()
  const asked_before: number[] = []
  suspect.behave((asked, response) => {
    asked_before.push(ours.asked.length)
    if (suspect.asked.length === 4) ended.abort()
    good(asked, response)
  })
  expect((await one.collect({ own: own(), watched: [log], signal: ended.signal })).reason).toBe('interrupted')
  expect(await one.collect({ own: own(), watched: [log] })).toMatchObject({ pass_through: 'excluded' })
  expect(new Set(asked_before)).toEqual(new Set([1]))
  expect(ours.asked).toHaveLength(2)
})

it('is untested where our own service was told a word only after the suspect was', async () => {
  const one = await bench()
  await one.collect({ watched: [log] })
  const again = await one.collect({ own: own(), watched: [log] })
  expect(again).toMatchObject({ pass_through: 'untested' })
  expect(again.pass_through_why).toContain('no word before the first question')
})

it.each([
  ['no log is watched', () => ({ own: own() }), 'none of our own logs'],
  ['our own service was told no word', () => ({ watched: [log] }), 'the watch may see nothing'],
  ['the log is missing', () => ({ own: own(), watched: [`${log}.no`] }), 'ENOENT'],
  [
    'the log is another one',
    () => ({ own: own(), watched: [import.meta.filename] }),
    'did not come up in our own logs',
  ],
  [
    'our own service is down',
    () => ({ own: ownEndpointFor('http://127.0.0.1:9/v1', new Agent()), watched: [log] }),
    'could not be asked',
  ],
])('is untested where %s', async (_, change, why) => {
  const collection = await (await bench()).collect(change())
  expect(collection).toMatchObject({ reason: 'complete', pass_through: 'untested' })
  expect(collection.pass_through_why).toContain(why)
})

it('sees a word that is written in two pieces, in a file put in its place, and in gzip', async () => {
  const watch = watchFiles([log], 1000)
  appendFileSync(log, 'canarywo')
  expect([...(await watch(['canaryword']))]).toEqual([])
  appendFileSync(log, 'rd')
  expect([...(await watch(['canaryword']))]).toEqual(['canaryword'])
  const packed = `${log}.gz`
  await writeFile(packed, gzipSync('a canaryword'))
  expect([...(await watchFiles([packed], 1000)(['canaryword']))]).toEqual(['canaryword'])
  await expect(watchFiles([packed], 10)(['x'])).rejects.toThrow('more than 10 bytes')
})
