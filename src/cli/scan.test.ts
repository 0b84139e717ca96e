import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { InputError, type ScanOptions } from '#contract/scan.js'
import { reportOf, runFake } from './fixtures/fake-cli.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillwatch-cli-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('every option reaches the scan', async () => {
  const { status, calls } = await runFake([
    ...[
      'scan',
      'a.jsonl',
      'b.jsonl',
      '--log-format',
      'native',
      '--from',
      '2026-03-01',
      '--to',
      '2026-04-01T12:00:00+02:00',
    ],
    ...['--store', 'kept', '--accounts', 'a', '--events', 'e', '--known', 'k', '--account-field', 'user', '--strict'],
    ...['--config', 'c.ts'],
  ])
  expect(status).toBe(0)
  const { signal, ...given } = calls[0]![1][0] as ScanOptions
  expect(signal).toBeInstanceOf(AbortSignal)
  expect(given).toEqual({
    files: ['a.jsonl', 'b.jsonl'],
    log_format: 'native',
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-04-01T10:00:00.000Z',
    store: 'kept',
    accounts: 'a',
    events: 'e',
    known: 'k',
    account_field: 'user',
    strict: true,
    config: 'c.ts',
  })
})

test('what is not given is not handed over', async () => {
  const { calls } = await runFake(['scan', 'a.jsonl'])
  expect(Object.keys(calls[0]![1][0] as object).sort()).toEqual(['files', 'signal', 'strict'])
})

test.each([
  [0.95, '0.9', 3],
  [0.9, '0.9', 3],
  [0.89, '0.9', 0],
])('a campaign of confidence %f with --fail-on %s leaves with %i', async (confidence, limit, expected) => {
  const { status, out } = await runFake(['scan', 'a', '--fail-on', limit], {
    jobs: { runScan: async () => reportOf(confidence) },
  })
  expect(status).toBe(expected)
  expect(out).toBe('table plain 160\n')
})

test.each([
  ['no file', ['scan'], /missing required argument 'files'/],
  ['an unknown option', ['scan', 'a', '--formt', 'json'], /unknown option '--formt'.*--format/s],
  ['an unknown form', ['scan', 'a', '--format', 'pdf'], /Allowed choices are table, json, markdown, html/],
  ['a confidence above 1', ['scan', 'a', '--fail-on', '90'], /above 0 and at most 1/],
  ['a confidence of 0', ['scan', 'a', '--fail-on', '0'], /above 0 and at most 1/],
  ['a day that does not exist', ['scan', 'a', '--from', '2026-02-30'], /must be a day/],
  [
    'an empty span',
    ['scan', 'a', '--from', '2026-03-02', '--to', '2026-03-01'],
    /time span is empty.*--from be before/,
  ],
  ['an extension that names no form', ['scan', 'a', '--out', 'x.pdf'], /--out x\.pdf.*--format/],
  ['a folder that does not exist', ['scan', 'a', '--out', '/nowhere/at/all/x.json'], /folder does not exist/],
  ['an unknown command', ['scna'], /unknown command 'scna'.*scan/s],
])('%s is wrong usage: status 2 and no scan', async (_, line, message) => {
  const { status, err, calls } = await runFake(line)
  expect(status).toBe(2)
  expect(err).toMatch(/^stillwatch: /)
  expect(err).toMatch(message)
  expect(err).not.toContain('    at ')
  expect(calls).toEqual([])
})

test('no command at all shows the help and is wrong usage', async () => {
  const { status, err } = await runFake([])
  expect(status).toBe(2)
  expect(err).toContain('Usage: stillwatch')
})

test('input that cannot be read is one line and status 2', async () => {
  const runScan = () => Promise.reject(new InputError('it is not a log', 'a.bin', 'Name log files.'))
  const { status, err } = await runFake(['scan', 'a.bin'], { jobs: { runScan } })
  expect(status).toBe(2)
  expect(err).toBe('stillwatch: a.bin: it is not a log. Name log files.\n')
})

test('an error of our own is one line and status 1; its stack is shown when asked for', async () => {
  const runScan = () => Promise.reject(new Error('broken\ninside\u001b[2J'))
  const quiet = await runFake(['scan', 'a'], { jobs: { runScan } })
  expect(quiet.status).toBe(1)
  expect(quiet.err).toBe('stillwatch: internal error: broken inside?[2J (run again with --verbose for the stack)\n')
  const verbose = await runFake(['scan', 'a', '--verbose'], { jobs: { runScan } })
  expect(verbose.err).toContain('    at ')
  expect((await runFake(['scan', 'a'], { jobs: { runScan }, env: { DEBUG: '1' } })).err).toContain('    at ')
})

test('an interrupted scan leaves with 130 and prints no report, however the job ends', async () => {
  const controller = new AbortController()
  const ends = async () => {
    controller.abort()
    return reportOf(1)
  }
  const { status, out } = await runFake(['scan', 'a', '--fail-on', '0.5'], {
    jobs: { runScan: ends },
    signal: controller.signal,
  })
  expect([status, out]).toEqual([130, ''])
  const fails = () => Promise.reject(new Error('aborted'))
  expect(await runFake(['scan', 'a'], { jobs: { runScan: fails }, signal: controller.signal })).toMatchObject({
    status: 130,
    err: '',
  })
})

test.each([
  ['report.json', 'json'],
  ['report.MD', 'markdown'],
  ['report.html', 'html'],
  ['report.txt', 'table'],
])('--out %s is written as %s, without colour, and nothing else is left behind', async (name, format) => {
  const { status, out, err } = await runFake(['scan', 'a', '--out', join(folder, name)], { terminal: true })
  expect([status, out]).toEqual([0, ''])
  expect(err).toContain('No campaign found; report written to')
  expect(await readFile(join(folder, name), 'utf8')).toBe(`${format} plain 160\n`)
  expect(await readdir(folder)).toEqual([name])
})

test('--format wins over the extension', async () => {
  await runFake(['scan', 'a', '--out', join(folder, 'x.json'), '--format', 'markdown'])
  expect(await readFile(join(folder, 'x.json'), 'utf8')).toContain('markdown')
})

test('a report that could not be made leaves the old file as it was', async () => {
  const path = join(folder, 'x.json')
  await writeFile(path, 'old')
  const renderReport = () => Promise.reject(new Error('broken'))
  expect((await runFake(['scan', 'a', '--out', path], { jobs: { renderReport } })).status).toBe(1)
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(folder)).toEqual(['x.json'])
})

test('a folder in place of the file is refused before the scan', async () => {
  const { status, err, calls } = await runFake(['scan', 'a', '--format', 'json', '--out', folder])
  expect(status).toBe(2)
  expect(err).toContain('it is a directory')
  expect(calls).toEqual([])
})

test('colour only on a terminal, and not where it is declined', async () => {
  expect((await runFake(['scan', 'a'], { terminal: true })).out).toBe('table coloured 100\n')
  expect((await runFake(['scan', 'a'])).out).toBe('table plain 160\n')
  expect((await runFake(['scan', 'a'], { terminal: true, env: { NO_COLOR: '1' } })).out).toContain('plain')
  expect((await runFake(['scan', 'a'], { terminal: true, env: { TERM: 'dumb' } })).out).toContain('plain')
  expect((await runFake(['scan', 'a', '--no-color'], { terminal: true })).out).toContain('plain')
  expect((await runFake(['--no-color', 'scan', 'a'], { terminal: true })).out).toContain('plain')
})

test('progress is shown on a terminal only; --verbose names the stages elsewhere', async () => {
  const jobs: NonNullable<Parameters<typeof runFake>[1]>['jobs'] = {
    runScan: async (_, progress) => {
      progress({ stage: 'read', done: 0, total: 10 })
      progress({ stage: 'read', done: 10, total: 10 })
      progress({ stage: 'link', done: 0, total: 0 })
      return reportOf(0.5)
    },
  }
  expect((await runFake(['scan', 'a'], { jobs })).err).toBe('')
  expect((await runFake(['scan', 'a', '--verbose'], { jobs })).err).toBe('read\nlink\n')
})
