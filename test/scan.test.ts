import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Report, reportSchema } from '#contract/report.js'
import { runScan } from '#pipeline/scan.js'
import { simulate } from '#sim/simulate.js'

interface Truth {
  accounts: Record<string, { kind: string; campaign: string | null }>
  campaigns: { id: string; accounts: string[]; harvest_exchanges: number }[]
}

let directory: string
let log: string
let lines: string[]
let truth: Truth
let report: Report

const scan = (file: string, more: object = {}): Promise<Report> =>
  runScan({ files: [file], strict: false, ...more }, () => {})

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stillwatch-test-'))
  await simulate({ preset: 'demo', exchanges: 24_000, seed: 11, out: directory, compress: 'none' })
  log = join(directory, 'exchanges.ndjson')
  lines = (await readFile(log, 'utf8')).trim().split('\n')
  truth = JSON.parse(await readFile(join(directory, 'truth.json'), 'utf8')) as Truth
  report = await scan(log)
})

afterAll(() => rm(directory, { recursive: true, force: true }))

/** What a report says, without when and how fast it was made. */
const saidBy = ({ generated_at, timings, input, ...rest }: Report): unknown => ({
  ...rest,
  campaigns: rest.campaigns.map(({ samples, ...campaign }) => campaign),
  exchanges: input.exchanges,
})

it('leaves the data of a server alone', async () => {
  const store = join(directory, 'served')
  await mkdir(join(store, 'exchanges/metadata'), { recursive: true })
  await expect(scan(log, { store })).rejects.toThrow(/the data of a server/)
  expect(await readdir(store)).toEqual(['exchanges'])
})

describe('a scan of a whole simulated log', () => {
  it('gives a report of the published form', () => {
    expect(reportSchema.parse(report)).toEqual(report)
    expect(report.input.exchanges).toBe(lines.length)
  })

  it('names harvesters and no innocent', () => {
    const flagged = report.campaigns.flatMap(({ accounts }) => accounts.map(({ id }) => id))
    const innocent = flagged.filter((id) => truth.accounts[id]!.campaign === null)
    expect(flagged.length).toBeGreaterThan(20)
    expect(innocent.length).toBeLessThanOrEqual(0.02 * flagged.length)
  })

  it('points to lines of the accounts it names', () => {
    for (const { samples } of report.campaigns) {
      expect(samples.length).toBeGreaterThan(0)
      for (const { account, line } of samples) expect(JSON.parse(lines[line - 1]!).account_id).toBe(account)
    }
  })

  it('does not depend on the order of lines', async () => {
    const file = join(directory, 'reversed.ndjson')
    await writeFile(file, `${[...lines].reverse().join('\n')}\n`)
    expect(saidBy(await scan(file))).toEqual(saidBy(report))
  })

  it('does not lean on the names of accounts', async () => {
    const file = join(directory, 'renamed.ndjson')
    const renamed = (id: string): string => `user-${[...id].reverse().join('')}`
    await writeFile(file, `${lines.map((line) => line.replace(/acct_[0-9a-f]+/g, renamed)).join('\n')}\n`)
    const membersOf = ({ campaigns }: Report) => campaigns.map(({ accounts }) => accounts.map(({ id }) => id).sort())
    const expected = membersOf(report).map((ids) => ids.map(renamed).sort())
    expect(membersOf(await scan(file))).toEqual(expected)
  })

  it('counts an exchange once that stands in two files', async () => {
    const copy = join(directory, 'copy.ndjson')
    await copyFile(log, copy)
    const twice = await runScan({ files: [log, copy], strict: false }, () => {})
    expect(twice.input.duplicates).toBe(lines.length)
    expect(twice.input.exchanges).toBe(lines.length)
    expect(twice.campaigns.map(({ id }) => id)).toEqual(report.campaigns.map(({ id }) => id))
  })

  it('does not raise accounts that are known to be innocent', async () => {
    const permitted = report.campaigns[0]!.accounts.map(({ id }) => id)
    const known = join(directory, 'known.jsonl')
    await writeFile(known, permitted.map((account_id) => JSON.stringify({ account_id, kind: 'permit' })).join('\n'))
    const again = await scan(log, { known })
    const flagged = new Set(again.campaigns.flatMap(({ accounts }) => accounts.map(({ id }) => id)))
    expect(permitted.filter((id) => flagged.has(id))).toEqual([])
  })

  it('raises no stranger and says so where the prompts are absent', async () => {
    const file = join(directory, 'metadata.ndjson')
    const stripped = lines.map((line) => {
      const { request, ...exchange } = JSON.parse(line)
      const { messages, input, system, instructions, tools, ...body } = request
      return JSON.stringify({ ...exchange, request: body })
    })
    await writeFile(file, `${stripped.join('\n')}\n`)
    const without = await scan(file)
    expect(without.input.content).toBe('absent')
    for (const { accounts } of without.campaigns) {
      expect(accounts.filter(({ id }) => truth.accounts[id]!.campaign === null)).toEqual([])
    }
  })
})
