import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compressZstd } from './fixtures/zstd-bodies.js'
import { receiveDocuments } from './receive-documents.js'
import { receiveOptions } from './receive-options.js'

const LINES = '{"a":"\u00e6 \\" ]"}\r\n\n{"b":[1,{}]}\n{"c":"\u{1f30a}"}'
const ARRAY = '[{"a":"\u00e6 \\" ]"}, {"b":[1,{}]}\n,{"c":"\u{1f30a}"}]'

/** The same bytes, in pieces that end at these places. */
function pieces(body: Buffer, cuts: readonly number[]): Readable {
  const ends = [...new Set([...cuts.map((cut) => cut % body.length), body.length])].sort((a, b) => a - b)
  return Readable.from(ends.map((end, index) => body.subarray(ends[index - 1] ?? 0, end)))
}

test('however a body is cut on its way, the documents are the same', async () => {
  const bodies = await Promise.all(
    [LINES, ARRAY]
      .flatMap((text) => [
        { encoding: 'identity', body: Buffer.from(text), text },
        { encoding: 'gzip', body: gzipSync(text), text },
        { encoding: 'zstd', body: compressZstd(text), text },
      ])
      .map(async (sent) => ({ ...sent, body: await sent.body })),
  )
  const options = receiveOptions()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...bodies), fc.array(fc.nat(), { maxLength: 60 }), async (sent, cuts) => {
      const headers = { 'content-encoding': sent.encoding, 'content-length': String(sent.body.length) }
      const { bytes, starts, ends } = await receiveDocuments(pieces(sent.body, cuts), headers, options)
      expect(starts.map((start, index) => JSON.parse(bytes.toString('utf8', start, ends[index])))).toEqual([
        { a: '\u00e6 " ]' },
        { b: [1, {}] },
        { c: '\u{1f30a}' },
      ])
    }),
    { numRuns: 300 },
  )
})

test('byte by byte', async () => {
  const body = gzipSync(LINES)
  const one = Readable.from([...body].map((byte) => Buffer.from([byte])))
  const { numbers } = await receiveDocuments(one, { 'content-encoding': 'gzip' }, receiveOptions())
  expect(numbers).toEqual([1, 3, 4])
})

test('an unknown encoding is refused before the body is read', async () => {
  const source = new Readable({
    read() {
      throw new Error('was read')
    },
  })
  const received = receiveDocuments(source, { 'content-encoding': 'lz4' }, receiveOptions())
  await expect(received).rejects.toMatchObject({ http_status: 415 })
})

test('the bound of decompressed bytes holds for what is not compressed', async () => {
  const options = receiveOptions({ decoded_bytes_max: 10 })
  await expect(receiveDocuments(Readable.from([Buffer.from(LINES)]), {}, options)).rejects.toMatchObject({
    http_status: 413,
  })
})
