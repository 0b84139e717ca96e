import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBody, type Encoding, encodingOf } from './decode-body.js'
import { compressZstd, HELLO, NOTHING, SKIPPED, streamZstd, TIDES } from './fixtures/zstd-bodies.js'
import { receiveOptions } from './receive-options.js'

const MIB = 2 ** 20
const decode = (body: Buffer, encoding: Encoding, changed: Parameters<typeof receiveOptions>[0] = {}) =>
  decodeBody(body, encoding, receiveOptions(changed))

const LINES = Array.from({ length: 20_000 }, (_, index) => `{"id":${index},"text":"${(index * 7919) % 99_991}"}\n`)
const TEXT = Buffer.from(LINES.join(''))

/** Byte for byte; the matcher for buffers takes seconds for a megabyte. */
const same = (body: Buffer, expected: Buffer): boolean => body.equals(expected)

test('names of encodings', () => {
  expect(['', undefined, 'identity', 'GZIP', ' x-gzip', 'zstd', 'br', 'deflate'].map(encodingOf)).toEqual([
    'identity',
    'identity',
    'identity',
    'gzip',
    'gzip',
    'zstd',
    'br',
    'deflate',
  ])
  for (const name of ['snappy', 'gzip, zstd', 'toString']) {
    expect(() => encodingOf(name)).toThrow(expect.objectContaining({ http_status: 415, where: 'Content-Encoding' }))
  }
})

test('each encoding gives back what was compressed', async () => {
  expect(same(await decode(TEXT, 'identity'), TEXT)).toBe(true)
  expect(same(await decode(gzipSync(TEXT), 'gzip'), TEXT)).toBe(true)
  expect(same(await decode(deflateSync(TEXT), 'deflate'), TEXT)).toBe(true)
  expect(same(await decode(brotliCompressSync(TEXT), 'br'), TEXT)).toBe(true)
  for (const level of [1, 3, 19]) expect(same(await decode(await compressZstd(TEXT, level), 'zstd'), TEXT)).toBe(true)
  expect(same(await decode(await streamZstd(LINES), 'zstd'), TEXT)).toBe(true)
})

test('zstd of the reference program: checksums, several blocks, several frames, frames to skip, nothing', async () => {
  const tides = Buffer.from('tide '.repeat(80_000))
  expect(same(await decode(TIDES, 'zstd'), tides)).toBe(true)
  const joined = Buffer.concat([HELLO, SKIPPED, NOTHING, TIDES, HELLO])
  const hello = Buffer.from('hello')
  expect(same(await decode(joined, 'zstd'), Buffer.concat([hello, tides, hello]))).toBe(true)
  expect((await decode(NOTHING, 'zstd')).length).toBe(0)
  expect((await decode(Buffer.alloc(0), 'zstd')).length).toBe(0)
})

test('zstd that ends with an empty block, wherever a piece ends', async () => {
  for (const blocks of [1, 7, 8, 9, 16, 17]) {
    const body = Buffer.from(`28b52ffd0058${'0a000061'.repeat(blocks)}${'000000'.repeat(2)}010000`, 'hex')
    expect(String(await decode(body, 'zstd'))).toBe('a'.repeat(blocks))
  }
  // A checksum after the empty block belongs to what came before it.
  const checked = `28b52ffd0458${'0a000061'.repeat(8)}010000`
  expect(String(await decode(Buffer.from(`${checked}f370e91d`, 'hex'), 'zstd'))).toBe('a'.repeat(8))
  await expect(decode(Buffer.from(`${checked}00000000`, 'hex'), 'zstd')).rejects.toMatchObject({ http_status: 400 })
})

test('members of gzip one after the other', async () => {
  expect(String(await decode(Buffer.concat([gzipSync('one '), gzipSync('two')]), 'gzip'))).toBe('one two')
})

test('cut off anywhere: 400, for each encoding', async () => {
  const text = TEXT.subarray(0, 5000)
  const bodies: [Encoding, Buffer][] = [
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', await compressZstd(text)],
    ['zstd', TIDES],
    ['zstd', Buffer.concat([SKIPPED, NOTHING])],
  ]
  for (const [encoding, body] of bodies) {
    for (let length = 1; length < body.length; length += Math.ceil(length / 20)) {
      if (length === SKIPPED.length && body.length < 30) continue
      await expect(decode(body.subarray(0, length), encoding)).rejects.toMatchObject({ http_status: 400 })
    }
  }
})

test('a wrong checksum, of zstd or gzip: 400', async () => {
  const gzip = gzipSync(TEXT)
  gzip[gzip.length - 6]! ^= 1
  await expect(decode(gzip, 'gzip')).rejects.toMatchObject({ http_status: 400 })
  for (const frame of [HELLO, TIDES, NOTHING]) {
    const body = Buffer.from(frame)
    body[body.length - 1]! ^= 1
    await expect(decode(body, 'zstd')).rejects.toMatchObject({ http_status: 400, what: 'zstd data is damaged' })
  }
  expect(String(await decode(HELLO, 'zstd'))).toBe('hello')
})

test('damaged zstd breaks nothing: it is read or refused, and what comes after it is read', async () => {
  const whole = await compressZstd(TEXT.subarray(0, 40_000))
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const body = Buffer.from(whole)
      body[at]! ^= change
      const status = await decode(body, 'zstd').then(
        () => 200,
        (error: { http_status: number }) => error.http_status,
      )
      expect([200, 400, 415]).toContain(status)
    }),
    { numRuns: 400 },
  )
  expect(same(await decode(whole, 'zstd'), TEXT.subarray(0, 40_000))).toBe(true)
})

test('what is no zstd, needs a dictionary or a window too large', async () => {
  await expect(decode(gzipSync('x'), 'zstd')).rejects.toMatchObject({ http_status: 400, what: 'no zstd data' })
  const dictionary = Buffer.from('28b52ffd0158 07 290000 68656c6c6f'.replaceAll(' ', ''), 'hex')
  await expect(decode(dictionary, 'zstd')).rejects.toMatchObject({ http_status: 415 })
  // Two GiB of window for a frame of 13 bytes.
  const window = Buffer.from('28b52ffd00a8290000 68656c6c6f'.replaceAll(' ', ''), 'hex')
  await expect(decode(window, 'zstd')).rejects.toMatchObject({
    http_status: 415,
    hint: expect.stringContaining('8388608'),
  })
})

test('bodies at the same time do not mix', async () => {
  const bodies = await Promise.all([1, 2, 3, 4].map((n) => compressZstd(`${n}`.repeat(3_000_000))))
  const decoded = await Promise.all(bodies.map((body) => decode(body, 'zstd')))
  expect(decoded.map((body) => `${body[0]} ${new Set(body).size} ${body.length}`)).toEqual([
    '49 1 3000000',
    '50 1 3000000',
    '51 1 3000000',
    '52 1 3000000',
  ])
})

const ZEROS = Buffer.alloc(64 * MIB)

test.each<[Encoding, () => Promise<Buffer>]>([
  ['gzip', async () => repeated(gzipSync(ZEROS, { level: 9 }), 10 * MIB)],
  ['zstd', async () => repeated(await compressZstd(ZEROS), 10 * MIB)],
])('a bomb of %s, 10 MiB that grow to more than 10 GiB, stops at the bound', async (encoding, make) => {
  const bomb = await make()
  const before = process.memoryUsage().rss
  const started = performance.now()
  await expect(decode(bomb, encoding, { ratio_max: 1e9 })).rejects.toMatchObject({ http_status: 413 })
  await expect(decode(bomb, encoding, { ratio_max: 1e9 })).rejects.toMatchObject({ http_status: 413 })
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(256 * MIB)
})

test('a body that grows too much is refused before it reaches the bound of bytes', async () => {
  const what = 'more than 500 times its compressed size'
  for (const [encoding, body] of [
    ['gzip', gzipSync(ZEROS)],
    ['br', brotliCompressSync(ZEROS)],
    ['zstd', await compressZstd(ZEROS)],
  ] as [Encoding, Buffer][]) {
    await expect(decode(body, encoding)).rejects.toMatchObject({ http_status: 413, what })
  }
  // A small body may be as dull as it likes.
  expect((await decode(gzipSync(Buffer.alloc(MIB)), 'gzip')).length).toBe(MIB)
})

const repeated = (part: Buffer, bytes: number): Buffer =>
  Buffer.concat(Array.from({ length: Math.ceil(bytes / part.length) }, () => part))
