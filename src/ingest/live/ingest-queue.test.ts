import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { nativeFormat } from '../formats/native.js'
import { otelGenaiFormat } from '../formats/otel-genai.js'
import { receiveOptions } from '../receive/receive-options.js'
import { splitDocuments } from '../receive/split-documents.js'
import { IngestQueue, type IngestQueueOptions, QueueFull } from './ingest-queue.js'
import type { Batch, BatchLoaded } from './load-batch.js'

const directory = mkdtempSync(join(tmpdir(), 'queue-'))
afterAll(() => rmSync(directory, { recursive: true }))

const documents = (...texts: string[]) =>
  splitDocuments(Buffer.from(texts.join('\n')), 'application/x-ndjson', receiveOptions({ document_bytes_max: 100 }))

/** A queue over an engine that takes a batch when it is told to. */
function queueOver(options: Partial<IngestQueueOptions> = {}) {
  let number = 0
  const batches: { batch: Batch; done(loaded?: Partial<BatchLoaded>): void; fail(error: Error): void }[] = []
  const queue = new IngestQueue(
    (batch) =>
      new Promise((resolve, reject) => {
        expect(existsSync(batch.path)).toBe(true)
        batches.push({
          batch,
          done: (loaded = {}) => resolve({ kept: 0, repeated: [], rejected: [], ...loaded }),
          fail: reject,
        })
      }),
    {
      directory,
      next_number: () => ++number,
      batch_bytes_max: 10_000,
      batch_wait_ms: 5,
      queue_bytes_max: 1000,
      ...options,
    },
  )
  const batch = async (n: number) => {
    await expect.poll(() => batches.length, { timeout: 30_000 }).toBeGreaterThan(n)
    return batches[n]!
  }
  return { queue, batches, batch }
}

it('answers each request with what became of its own documents', async () => {
  const { queue, batch } = queueOver()
  const first = queue.add(nativeFormat, documents('a', 'b', '', 'c'))
  const second = queue.add(nativeFormat, documents('d', 'e'.repeat(200), 'f'))
  const { done } = await batch(0)
  done({
    repeated: [2],
    rejected: [
      { line: 3, reason: 'bad', entries: 1 },
      { line: 5, reason: 'worse', entries: 4 },
    ],
  })
  expect(await first).toEqual({
    accepted: 1,
    repeated: [2],
    rejected: [{ number: 4, reason: 'bad' }],
    rejected_entries: 1,
  })
  expect(await second).toMatchObject({ accepted: 1, repeated: [], rejected_entries: 5 })
  expect((await second).rejected.map(({ number }) => number)).toEqual([2, 3])
})

it('gathers what comes while a batch is on its way, apart by format', async () => {
  const { queue, batches, batch } = queueOver()
  const all = [queue.add(nativeFormat, documents('a'))]
  await batch(0)
  all.push(
    queue.add(nativeFormat, documents('b')),
    queue.add(otelGenaiFormat, documents('c')),
    queue.add(nativeFormat, documents('d')),
  )
  batches[0]!.done()
  ;(await batch(1)).done()
  ;(await batch(2)).done()
  await Promise.all(all)
  expect(batches.map(({ batch: { format } }) => format.name)).toEqual(['native', 'native', 'otel-genai'])
})

it('refuses what does not fit, before and after it is read, and takes again when there is room', async () => {
  const { queue, batch } = queueOver()
  const held = queue.add(nativeFormat, documents('x'.repeat(90), ...Array(9).fill('y'.repeat(90))))
  expect(() => queue.admit(100)).toThrow(QueueFull)
  expect(() => queue.add(nativeFormat, documents('z'.repeat(90)))).toThrow(QueueFull)
  ;(await batch(0)).done()
  await held
  expect(queue.bytes).toBe(0)
  queue.admit(100)
})

it('lets a body in that is larger than the queue, where the queue is empty', () => {
  const { queue } = queueOver()
  expect(() => queue.admit(5000)).not.toThrow()
})

it('tells all requests of a batch that fails, keeps none of it, and goes on', async () => {
  const { queue, batches, batch } = queueOver()
  const lost = [queue.add(nativeFormat, documents('a')), queue.add(nativeFormat, documents('b'))]
  ;(await batch(0)).fail(new Error('the disk is full'))
  expect((await Promise.allSettled(lost)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(queue.bytes).toBe(0)
  const next = queue.add(nativeFormat, documents('a'))
  ;(await batch(1)).done()
  expect((await next).accepted).toBe(1)
  expect(batches[1]!.batch.number).toBe(2)
  await expect.poll(() => readdirSync(directory), { timeout: 30_000 }).toEqual([])
})

it('stores what it took before it closes, and takes no more', async () => {
  const { queue, batch } = queueOver({ batch_wait_ms: 60_000 })
  const taken = queue.add(nativeFormat, documents('a'))
  const closed = queue.close()
  ;(await batch(0)).done()
  await closed
  expect((await taken).accepted).toBe(1)
  expect(() => queue.admit(1)).toThrow(QueueFull)
})

it('takes parts of files in turns with what senders send', async () => {
  const { queue, batches, batch } = queueOver()
  const numbers: number[] = []
  const part = () =>
    queue.addFile({
      format: nativeFormat,
      path: directory,
      bytes: 1,
      sha256: '',
      on_number: async (number) => {
        numbers.push(number)
      },
    })
  const parts = [part(), part()]
  const first = await batch(0)
  const sent = [queue.add(nativeFormat, documents('a')), queue.add(otelGenaiFormat, documents('b'))]
  first.done({ kept: 3 })
  for (const n of [1, 2, 3]) (await batch(n)).done()
  expect(await Promise.all(parts)).toMatchObject([{ kept: 3 }, { kept: 0 }])
  await Promise.all(sent)
  expect(batches.map(({ batch }) => batch.path === directory)).toEqual([true, false, true, false])
  // Told before the batch begins: what a crash leaves of it can be found.
  expect(numbers).toEqual([1, 3])
})

it('gives parts of files back when it closes, and takes none after', async () => {
  const { queue, batch } = queueOver()
  const part = { format: nativeFormat, path: directory, bytes: 1, sha256: '', on_number: async () => {} }
  const parts = [queue.addFile(part), queue.addFile(part)]
  const { done } = await batch(0)
  const closed = queue.close()
  await expect(parts[1]).rejects.toThrow(QueueFull)
  done()
  await closed
  expect(await parts[0]).toMatchObject({ kept: 0 })
  await expect(queue.addFile(part)).rejects.toThrow(QueueFull)
})
