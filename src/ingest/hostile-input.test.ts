import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture, type Intake, openIntake } from './fixtures/open-intake.js'
import { readLogs } from './read-logs.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

const CUT = 'the file is cut off or damaged; what stands before that was read'
const LOST = 'the file is cut off or damaged; nothing of it could be read'

function write(name: string, content: string | Buffer): string {
  const path = join(intake.folder, name)
  writeFileSync(path, content)
  return path
}

/** Text that does not compress to nothing, so that a cut leaves whole lines behind. */
const words = (seed: number): string =>
  Array.from({ length: 30 }, (_, index) => ((seed * 7919 + index * 104729) % 99991).toString(36)).join(' ')
const exchange = (index: number): string =>
  JSON.stringify({ ts: 1772445600 + index, account_id: `acct_${index}`, request: { model: 'm', input: words(index) } })
const ndjson = (count: number): string => Array.from({ length: count }, (_, index) => `${exchange(index)}\n`).join('')

async function compressed(name: string, format: string, compression: string, rows: number): Promise<string> {
  const path = join(intake.folder, name)
  await intake.engine.command(
    `INSERT INTO FUNCTION file({path:String}, ${format}, auto, {compression:String})
     SELECT 1772445600 + number AS ts, concat('acct_', toString(number)) AS account_id,
       concat('{"model":"m","input":"', hex(sipHash128(number)), hex(sipHash128(number + 1)), '"}') AS request
     FROM numbers(${rows})`,
    { path, compression },
  )
  return path
}

test('truncated gzip: the lines before the cut are read, the file is reported, the scan goes on', async () => {
  const whole = gzipSync(ndjson(2000))
  const cut = write('cut.jsonl.gz', whole.subarray(0, Math.floor(whole.length * 0.6)))
  const { files, accepted, refused } = await intake.read([cut, fixture('native/good.jsonl')])
  expect(files[0]!.rows).toBeGreaterThan(1000)
  expect(files[0]!.rows).toBeLessThan(1400)
  expect(files[0]).toMatchObject({ format: 'native', path: cut, note: CUT })
  expect(accepted.slice(0, files[0]!.rows).map(({ line }) => line)).toEqual(
    Array.from({ length: files[0]!.rows }, (_, index) => index + 1),
  )
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [0, CUT],
    [files[0]!.rows + 1, 'not JSON'],
  ])
  expect(files[1]).toMatchObject({ rows: 4, rejected: 0 })
  expect(readdirSync(intake.temporary)).toEqual([])
})

test('truncated gzip with strict: an error that names the file', async () => {
  await expect(intake.read([join(intake.folder, 'cut.jsonl.gz')], { strict: true })).rejects.toMatchObject({
    name: 'InputError',
    where: join(intake.folder, 'cut.jsonl.gz'),
    what: CUT,
  })
})

test('gzip that ends within its header is reported', async () => {
  const { files, refused } = await intake.read([write('stump.gz', gzipSync('x').subarray(0, 6))])
  expect(files[0]).toMatchObject({ rows: 0, rejected: 1, note: LOST })
  expect(refused).toMatchObject([{ line: 0, reason: LOST }])
})

test('truncated zstd: what the engine can read before the cut is read, the same each time', async () => {
  const path = await compressed('cut.zst', 'JSONEachRow', 'zstd', 60_000)
  truncateSync(path, Math.floor(readFileSync(path).length * 0.8))
  const first = await intake.read([path])
  expect(first.files[0]!.rows).toBeGreaterThan(1000)
  expect(first.refused.map(({ line, reason }) => [line, reason])).toEqual([
    [0, CUT],
    [first.rows + 1, 'not JSON'],
  ])
  const again = await intake.read([path])
  expect(again.rows).toBe(first.rows)
})

test('a JSON array that is cut off: the elements before the cut are read', async () => {
  const text = `[${[0, 1, 2, 3].map(exchange).join(',\n')}`
  const { files, accepted, refused } = await intake.read([write('cut.json', text.slice(0, -30))])
  expect(files[0]).toMatchObject({ container: 'json', rows: 3, note: CUT })
  expect(accepted.map(({ account }) => account)).toEqual(['acct_0', 'acct_1', 'acct_2'])
  expect(refused).toMatchObject([{ line: 0, reason: CUT }])
})

test('damaged Parquet: reported, the scan goes on', async () => {
  const path = await compressed('cut.parquet', 'Parquet', 'none', 1000)
  truncateSync(path, Math.floor(readFileSync(path).length * 0.7))
  const { files, refused } = await intake.read([path, fixture('native/good.jsonl')])
  expect(files.map(({ rows }) => rows)).toEqual([0, 4])
  expect(refused).toMatchObject([{ file: 0, line: 0, reason: LOST }])
})

test.each([
  ['a program', readFileSync(process.execPath).subarray(0, 100_000)],
  ['bytes without zeros', Buffer.from(Array.from({ length: 5000 }, (_, index) => 128 + ((index * 37) % 127)))],
  ['a program in gzip', gzipSync(readFileSync(process.execPath).subarray(0, 100_000))],
])('a binary file (%s) is refused by name', async (kind, bytes) => {
  const path = write(`binary-${kind.length}`, bytes)
  await expect(intake.read([path])).rejects.toMatchObject({
    name: 'InputError',
    what: 'a binary file, not a log',
    where: path,
    hint: expect.stringContaining('NDJSON'),
  })
})

test.each([
  ['no bytes', Buffer.alloc(0)],
  ['white space', Buffer.from('\n \n\t\n')],
  ['gzip of nothing', gzipSync('')],
  ['an empty array', Buffer.from('[]\n')],
])('an empty file (%s) is accepted with no rows', async (kind, bytes) => {
  const { files, rejected } = await intake.read([write(`empty-${kind.length}`, bytes)])
  expect(files[0]).toMatchObject({ rows: 0, rejected: 0, note: 'empty' })
  expect(rejected).toBe(0)
})

test.each([
  ['prose', 'Dear all,\nplease find the logs.\n', 'text, but no log: it begins «Dear all,»'],
  ['another log', '203.0.113.8 - - [02/Mar/2026] "GET / HTTP/1.1" 200\n', 'text, but no log: it begins «203.0.113.8'],
  ['UTF-16', Buffer.from('\uFEFF{"ts":1}', 'utf16le'), 'text in UTF-16'],
])('what is no log (%s) is refused by name', async (kind, content, what) => {
  const path = write(`other-${kind}`, content)
  await expect(intake.read([path])).rejects.toMatchObject({ what: expect.stringContaining(what), where: path })
})

test('a log of which every line is damaged is reported, and stops nothing', async () => {
  const { files, refused } = await intake.read([write('halves.jsonl', '{"ts":177244\n{"ts":17\n')])
  expect(files[0]).toMatchObject({ format: '', rows: 0, rejected: 2 })
  expect(refused.map(({ reason }) => reason)).toEqual(['not JSON', 'not JSON'])
})

test('a body written as text is mended like a line, or rejected', async () => {
  const row = (request: string) => JSON.stringify({ ts: 1772445600, account_id: 'a', request })
  const path = write('bodies.jsonl', [row('{"input":"cut \\ud83d"}'), row('{"input":'), row('text')].join('\n'))
  const { accepted, refused } = await intake.read([path])
  expect(accepted.map(({ request }) => request)).toEqual(['{"input":"cut "}'])
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'request is not JSON'],
    [3, 'request missing'],
  ])
})

test('a directory is refused with a hint', async () => {
  await expect(intake.read([intake.folder])).rejects.toMatchObject({
    what: 'a directory, not a file',
    where: intake.folder,
    hint: expect.stringContaining(join(intake.folder, '*.jsonl')),
  })
})

test.each([
  ['absent.jsonl', 'no such file'],
  ['no-*.jsonl', 'no file matches'],
])('%s: %s', async (name, what) => {
  const path = join(intake.folder, name)
  await expect(intake.read([path])).rejects.toMatchObject({ name: 'InputError', what, where: path })
})

test('a pipe is refused', async () => {
  await expect(intake.read(['/dev/null'])).rejects.toMatchObject({ what: 'not a regular file', where: '/dev/null' })
})

test.each([
  ['Cannot reserve 64.00 MiB, not enough space', 'NOT_ENOUGH_SPACE', 'the disk is full'],
  [
    '(total) memory limit exceeded: would use 4.01 GiB',
    'MEMORY_LIMIT_EXCEEDED',
    'reading it takes more memory than is allowed',
  ],
  ['something new', 'LOGICAL_ERROR', 'the engine could not read it'],
])('an engine that fails with «%s» gives a typed error', async (message, type, what) => {
  const path = join(intake.folder, 'good.jsonl')
  copyFileSync(fixture('native/good.jsonl'), path)
  const failing = {
    ...intake.engine,
    command: (sql: string, params?: Record<string, unknown>) =>
      sql.startsWith('INSERT INTO intake (file, line, reason, excerpt')
        ? Promise.reject(Object.assign(new Error(message), { type }))
        : intake.engine.command(sql, params),
  }
  await expect(readLogs(failing, { inputs: [path], temporary: intake.temporary })).rejects.toMatchObject({
    name: 'IngestError',
    what: expect.stringContaining(what),
    where: path,
    hint: expect.stringMatching(/\w/),
  })
})

test('50 MB in one line: read, or rejected where the setting says so', async () => {
  const long = JSON.stringify({
    ts: 1772445600,
    account_id: 'acct_long',
    request: { model: 'm', input: 'a'.repeat(50_000_000) },
  })
  const path = write('long.jsonl', `${exchange(1)}\n${long}\n${exchange(3)}\n`)
  const { rows, rejected, bytes } = await readLogs(intake.engine, {
    inputs: [path],
    temporary: intake.temporary,
    now: new Date('2026-04-01'),
  })
  expect([rows, rejected]).toEqual([3, 0])
  expect(bytes).toBeGreaterThan(50_000_000)
  const bounded = await intake.read([path], { line_bytes_max: 2 ** 20 })
  expect(bounded.accepted.map(({ line }) => line)).toEqual([1, 3])
  expect(bounded.refused).toMatchObject([{ line: 2, reason: 'line longer than 1.00 MiB' }])
  expect(bounded.refused[0]!.excerpt).toHaveLength(200)
})

test('one line of 50 MB alone is recognised', async () => {
  const long = JSON.stringify({
    ts: 1772445600,
    account_id: 'acct_long',
    request: { model: 'm', input: 'b'.repeat(50_000_000) },
  })
  const { files } = await intake.read([write('single.jsonl', long)])
  expect(files[0]).toMatchObject({ format: 'native', rows: 1 })
})

test('deep nesting and odd keys do no harm', async () => {
  const deep = `{"ts":1772445600,"account_id":"a","request":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`
  const odd = '{"ts":1772445600,"account_id":"b\u0000\'; DROP TABLE intake; --","request":{"":{},"__proto__":1}}'
  const { accepted, refused } = await intake.read([
    write('odd.jsonl', `${exchange(0)}\n${deep}\n${odd.replace('\u0000', '\\u0000')}\n`),
  ])
  expect(refused).toMatchObject([{ line: 2, reason: 'not JSON' }])
  expect(accepted[1]!.account).toBe("b\u0000'; DROP TABLE intake; --")
})
