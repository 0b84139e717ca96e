import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture, type Intake, openIntake } from './fixtures/open-intake.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

const exchange = (account_id: string, more: object = {}): object => ({
  ts: '2026-03-02T10:00:00Z',
  account_id,
  request: { model: 'm-1', messages: [{ role: 'user', content: 'Hello, "you"\n' }] },
  ...more,
})
const ndjson = (count: number): string =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify(exchange(`acct_${index}`))}\n`).join('')

function write(name: string, content: string | Buffer): string {
  const path = join(intake.folder, name)
  writeFileSync(path, content)
  return path
}

/** Writes rows with the engine itself, which has the forms that Node has not. */
async function writeWithEngine(name: string, format: string, compression = 'none'): Promise<string> {
  const path = join(intake.folder, name)
  await intake.engine.command(
    `INSERT INTO FUNCTION file({path:String}, ${format}, auto, {compression:String})
     SELECT toDateTime64('2026-03-02 10:00:00', 3, 'UTC') AS ts, concat('acct_', toString(number)) AS account_id,
       '{"model":"m-1","messages":[]}' AS request FROM numbers(5)`,
    { path, compression },
  )
  return path
}

const ACCOUNTS = ['acct_0', 'acct_1', 'acct_2', 'acct_3', 'acct_4']

test.each([
  ['plain', (text: string) => text],
  ['gzip', (text: string) => gzipSync(text)],
  [
    'gzip in several members',
    (text: string) => Buffer.concat([gzipSync(text.slice(0, 200)), gzipSync(text.slice(200))]),
  ],
  ['with CRLF and a byte order mark', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ['without a last line end', (text: string) => text.trimEnd()],
])('reads NDJSON, %s', async (kind, encode) => {
  const path = write(`logs-${kind.length}`, encode(ndjson(5)))
  const { accepted, files } = await intake.read([path])
  expect(accepted.map(({ account, line }) => [account, line])).toEqual(
    ACCOUNTS.map((account, index) => [account, index + 1]),
  )
  expect(files[0]).toMatchObject({ container: 'ndjson', format: 'native', rejected: 0 })
})

test.each([
  ['JSONEachRow', 'zstd', 'ndjson'],
  ['CSVWithNames', 'none', 'csv'],
  ['CSVWithNames', 'gzip', 'csv'],
  ['Parquet', 'none', 'parquet'],
])('reads %s, compression %s', async (format, compression, container) => {
  const path = await writeWithEngine(`rows-${format}-${compression}`, format, compression)
  const { accepted, files } = await intake.read([path])
  expect(accepted.map(({ account, line }) => [account, line])).toEqual(
    ACCOUNTS.map((account, index) => [account, index + 1]),
  )
  expect(accepted[0]).toMatchObject({ at: '2026-03-02 10:00:00.000', request: '{"model":"m-1","messages":[]}' })
  expect(files[0]).toMatchObject({ container, format: 'native', rejected: 0 })
})

test('takes CSV fields as text: no number, no time, no lost zone; short rows and odd headers', async () => {
  const path = write(
    'typed.csv',
    'ts,account_id,request,line,text\n2026-03-02T12:00:00+02:00,007,{},9,x\n1772445600.5,1e3,{}\n2026-03-02 10:00:01,true,{},,,\n',
  )
  const { accepted } = await intake.read([path])
  expect(accepted.map(({ account, at, line }) => [account, at, line])).toEqual([
    ['007', '2026-03-02 10:00:00.000', 1],
    ['1e3', '2026-03-02 10:00:00.500', 2],
    ['true', '2026-03-02 10:00:01.000', 3],
  ])
})

test.each([
  ['over several lines', (rows: object[]) => JSON.stringify(rows, null, 2)],
  ['on one line', (rows: object[]) => JSON.stringify(rows)],
  [
    'of objects over several lines, without brackets',
    (rows: object[]) => rows.map((row) => JSON.stringify(row, null, 2)).join('\n'),
  ],
])('reads a JSON array %s by the number of the element', async (_kind, encode) => {
  const path = write('array', encode([exchange('a'), exchange('b'), { account_id: 'c' }]))
  const { accepted, refused, files } = await intake.read([path])
  expect(files[0]).toMatchObject({ container: 'json' })
  expect(accepted.map(({ account, line }) => [account, line])).toEqual([
    ['a', 1],
    ['b', 2],
  ])
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([[3, 'time missing']])
})

test.each([
  ['CSVWithNames', '', 'csv'],
  ['JSONEachRow', 'SETTINGS output_format_json_array_of_rows = 1', 'json'],
  ['JSONEachRow', '', 'ndjson'],
  ['Parquet', '', 'parquet'],
])('numbers the rows of a large file exactly: %s %s', async (format, settings, container) => {
  const path = join(intake.folder, `many-${container}`)
  await intake.engine.command(
    `INSERT INTO FUNCTION file({path:String}, ${format}) SELECT '2026-03-02 10:00:00' AS ts,
       toString(number + 1) AS account_id, concat('{"model":"', repeat('m', 90), '"}') AS request FROM numbers(200000) ${settings}`,
    { path },
  )
  const { accepted, files } = await intake.read([path])
  expect(files[0]).toMatchObject({ container, rows: 200_000 })
  expect(accepted.filter(({ account, line }) => account !== String(line)).length).toBe(0)
})

test('reads many files by pattern, each once, and says which row is of which', async () => {
  const folder = join(intake.folder, 'day')
  mkdirSync(join(folder, 'deep'), { recursive: true })
  for (const name of ['b.jsonl', 'a.jsonl', 'deep/c.jsonl', '.hidden.jsonl']) {
    writeFileSync(join(folder, name), `${JSON.stringify(exchange(name))}\n`)
  }
  const { accepted, files } = await intake.read([join(folder, '**/*.jsonl'), join(folder, 'a.jsonl')], {
    first_file: 7,
  })
  expect(accepted.map(({ account, file }) => [account, file])).toEqual([
    ['a.jsonl', 7],
    ['b.jsonl', 8],
    ['deep/c.jsonl', 9],
  ])
  expect(files.map(({ file }) => file)).toEqual([7, 8, 9])
})

test('reads a file whose name looks like a pattern', async () => {
  const path = write('odd[1]{x}*.jsonl', ndjson(1))
  const { rows, files } = await intake.read([path])
  expect([rows, files[0]?.path]).toEqual([1, path])
})

test('reads standard input and leaves no temporary file', async () => {
  const { accepted, files } = await intake.read(['-'], { stdin: Readable.from([gzipSync(ndjson(2))]) })
  expect(accepted.map(({ account }) => account)).toEqual(['acct_0', 'acct_1'])
  expect(files[0]?.path).toBe('-')
  expect(readdirSync(intake.temporary)).toEqual([])
})

test('bounds standard input', async () => {
  const read = intake.read(['-'], { stdin: Readable.from([Buffer.from(ndjson(9))]), stdin_bytes_max: 100 })
  await expect(read).rejects.toMatchObject({ name: 'InputError', what: 'more than 100 bytes', where: 'standard input' })
  expect(readdirSync(intake.temporary)).toEqual([])
})

test('skips what lies outside --from and --to, and says how much', async () => {
  const path = write(
    'days.jsonl',
    [1, 2, 3].map((day) => JSON.stringify(exchange(`d${day}`, { ts: `2026-03-0${day}` }))).join('\n'),
  )
  const { accepted, files } = await intake.read([path], { from: new Date('2026-03-02'), to: new Date('2026-03-03') })
  expect(accepted.map(({ account }) => account)).toEqual(['d2'])
  expect(files[0]).toMatchObject({ rows: 1, rejected: 0, skipped: 2 })
})

test('tells how far it is, in bytes', async () => {
  const paths = [write('first.jsonl', ndjson(1)), write('second.jsonl', ndjson(2))]
  const progress: number[][] = []
  const { bytes } = await intake.read(paths, {
    on_progress: ({ bytes, bytes_total }) => progress.push([bytes, bytes_total]),
  })
  expect(progress.at(-1)).toEqual([bytes, bytes])
  expect(progress.length).toBeGreaterThanOrEqual(2)
})

test('stops before the next file when it is aborted', async () => {
  await expect(intake.read([write('any.jsonl', ndjson(1))], { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
})

test('strict: the first bad line stops it, with file, line and reason', async () => {
  await expect(intake.read([fixture('native/bad.jsonl')], { strict: true })).rejects.toMatchObject({
    name: 'InputError',
    what: 'not JSON',
    where: `${fixture('native/bad.jsonl')}:2`,
  })
})

test('a forced format is taken as it is; an unknown one is refused', async () => {
  const { refused, files } = await intake.read([write('x.jsonl', ndjson(1))], { log_format: 'kong' })
  expect(files[0]?.format).toBe('kong')
  expect(refused).toEqual([])
  expect(files[0]?.skipped).toBe(1)
  await expect(intake.read([fixture('native/good.jsonl')], { log_format: 'nonsense' })).rejects.toMatchObject({
    name: 'InputError',
    what: 'no log format «nonsense»',
  })
})

test('an unknown format is an error that says what was seen and what to do', async () => {
  const path = write('unknown.jsonl', '{"level":"info","msg":"started"}\n{"level":"warn","msg":"slow"}\n')
  await expect(intake.read([path])).rejects.toMatchObject({
    name: 'InputError',
    where: path,
    what: expect.stringContaining('level, msg'),
    hint: expect.stringContaining('--log-format'),
  })
})

test('duplicate ids are handed on, for the store to settle', async () => {
  const twice = [exchange('a', { id: 'same' }), exchange('a', { id: 'same' })]
  const { rows } = await intake.read([write('twice.jsonl', twice.map((row) => JSON.stringify(row)).join('\n'))])
  expect(rows).toBe(2)
})

test('the engine reads a symbolic link like a file', async () => {
  copyFileSync(fixture('native/good.jsonl'), join(intake.folder, 'target.jsonl'))
  execFileSync('ln', ['-sf', 'target.jsonl', join(intake.folder, 'link.jsonl')])
  expect((await intake.read([join(intake.folder, 'link.jsonl')])).rows).toBe(4)
})
