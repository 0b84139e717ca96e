import { expect, test } from 'vitest'
import { InputError } from '#contract/scan.js'
import { runFake } from './fixtures/fake-cli.js'

const COMMANDS = ['scan', 'explain', 'simulate', 'doctor', 'completion']

test('the help names every command, with examples', async () => {
  const { status, out } = await runFake(['--help'])
  expect(status).toBe(0)
  for (const command of COMMANDS) expect(out).toContain(`  ${command} `)
  expect(out).toContain('Examples:')
})

test.each(COMMANDS)('the help of %s has examples and the shared options', async (command) => {
  const { status, out } = await runFake([command, '--help'])
  expect(status).toBe(0)
  expect(out).toContain(`Usage: stillwatch ${command}`)
  expect(out).toContain(`  stillwatch ${command}`)
  expect(out).toContain('--no-color')
})

test('the version is printed', async () => {
  expect(await runFake(['--version'])).toMatchObject({ status: 0, out: '0.1.0\n' })
})

test('explain asks the store for its subject', async () => {
  const { status, out, calls } = await runFake(['explain', 'camp_0000000000000001', '--store', 'kept'])
  expect([status, out]).toEqual([0, 'camp_0000000000000001 table\n'])
  expect(calls[0]).toMatchObject(['explain', [{ subject: 'camp_0000000000000001', store: 'kept' }]])
  expect((await runFake(['explain', 'a'])).err).toContain("required option '--store <dir>' not specified")
})

test('explain of an unknown store is unreadable input', async () => {
  const explain = () => Promise.reject(new InputError('it holds no report', 'kept', 'Run scan with --store first.'))
  expect(await runFake(['explain', 'a', '--store', 'kept'], { jobs: { explain } })).toMatchObject({
    status: 2,
    out: '',
  })
})

test('simulate hands its numbers over', async () => {
  const { status, calls, err } = await runFake([
    ...['simulate', '--exchanges', '4,000,000', '--seed', '7', '--out', 'sim', '--preset', 'clean', '--scale', '2.5'],
    ...['--compress', 'gzip'],
  ])
  expect(status).toBe(0)
  expect(err).toBe('4,000,000 exchanges of 900 accounts written to sim; campaigns hidden in them: 1 (truth.json)\n')
  expect(calls[0]![1][0]).toMatchObject({
    exchanges: 4_000_000,
    seed: 7,
    out: 'sim',
    preset: 'clean',
    scale: 2.5,
    compress: 'gzip',
  })
})

test.each([
  [['simulate'], /required option '--out <dir>'/],
  [['simulate', '--out', 'x', '--exchanges', '1e6'], /whole number/],
  [['simulate', '--out', 'x', '--exchanges', '3'], /at least 100/],
  [['simulate', '--out', 'x', '--seed', '-1'], /whole number/],
  [['simulate', '--out', 'x', '--seed', '4294967296'], /at most/],
  [['simulate', '--out', 'x', '--scale', '0'], /above 0/],
  [['simulate', '--out', 'x', '--compress', 'xz'], /Allowed choices/],
  [['completion', 'tcsh'], /Allowed choices are bash, zsh, fish/],
])('%j is wrong usage', async (line, message) => {
  const { status, err, calls } = await runFake(line)
  expect(status).toBe(2)
  expect(err).toMatch(message)
  expect(calls).toEqual([])
})

const engine = { name: 'Engine', status: 'ok' as const, detail: 'answers', todo: '' }

test('doctor prints its checks, and what to do; a failed one is status 1', async () => {
  const well = await runFake(['doctor'], { jobs: { doctor: async () => [engine] } })
  expect(well).toMatchObject({ status: 0, out: 'ok  Engine  answers\n' })
  const disk = { name: 'Disk', status: 'fail' as const, detail: '12 MB free', todo: 'Make room.' }
  const ill = await runFake(['doctor'], { jobs: { doctor: async () => [engine, disk] } })
  expect(ill.status).toBe(1)
  expect(ill.out).toBe('ok    Engine  answers\nfail  Disk    12 MB free\n\nTo do\n  Disk: Make room.\n')
  const warned = await runFake(['doctor'], { jobs: { doctor: async () => [{ ...disk, status: 'warn' as const }] } })
  expect(warned.status).toBe(0)
})

test('doctor is coloured on a terminal only', async () => {
  const jobs = { doctor: async () => [engine] }
  expect((await runFake(['doctor'], { jobs, terminal: true })).out).toContain('\u001b[32mok')
  expect((await runFake(['doctor'], { jobs, terminal: true, env: { NO_COLOR: '1' } })).out).not.toContain('\u001b[')
})
