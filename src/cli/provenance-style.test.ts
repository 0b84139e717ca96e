import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { styleReportSchema } from '#contract/style-report.js'
import { compareStyles } from '#pipeline/provenance/compare-styles.js'
import { inventAnswers } from '#pipeline/provenance/fixtures/invent-answers.js'
import { runFake } from './fixtures/fake-cli.js'

const PROMPTS = 120
const { ofModel: inventModel, ofStudent: inventStudent } = inventAnswers
let folder = ''
const at = (name: string): string => join(folder, name)
const controls: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillwatch-style-'))
  const write = async (model: string, outputs: readonly (string | null)[], more = {}): Promise<void> =>
    writeFile(at(`${model}.json.gz`), gzipSync(JSON.stringify({ model, outputs, ...more })))
  await write('ours-1', inventModel(1, PROMPTS))
  await write('ours-2', inventModel(2, PROMPTS), { date: '2025-01-01' })
  await write('theirs', inventModel(3, PROMPTS))
  await write('suspect', inventStudent(9, 1, PROMPTS, 0.8))
  for (let control = 0; control < 9; control++) {
    await write(`c${control}`, inventModel(100 + control, PROMPTS))
    controls.push(at(`c${control}.json.gz`))
  }
  await writeFile(
    at('plain.json'),
    JSON.stringify(inventModel(7, PROMPTS).map((output) => ({ output, generator: 'plain' }))),
  )
  await writeFile(at('broken.json'), '{"model": "x", "outputs": [1]}')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (...line: string[]) => runFake(['provenance', 'style', ...line], { jobs: { compareStyles } })
const teachers = () => [
  ...['--teacher', `ours=${at('ours-1.json.gz')},${at('ours-2.json.gz')}`],
  ...['--teacher', `theirs=${at('theirs.json.gz')}`],
]

test('a student is led to its teacher, as JSON and in words that never say proof', async () => {
  const line = ['--suspect', at('suspect.json.gz'), ...teachers(), '--control', ...controls]
  const { status, out, err } = await run(...line, '--format', 'json')
  expect([status, err]).toEqual([0, ''])
  const report = styleReportSchema.parse(JSON.parse(out))
  expect(report).toMatchObject({ suspect: 'suspect', lead: 'ours', prompts: PROMPTS })
  expect(report.ranking.map(({ teacher }) => teacher)).toEqual(['ours', 'theirs'])
  expect(report.inputs).toHaveLength(13)
  const table = await run(...line)
  expect(table.out).toContain('a lead to follow, no more')
  expect(table.out).toMatch(/Controls that would be named as students: \d of 9/)
  expect(`${table.out}${out}`).not.toMatch(/proof|\bprove[ds]?\b/i)
})

test('release days leave younger references out, from the line as from the file', async () => {
  const line = ['--suspect', at('suspect.json.gz'), ...teachers(), '--control', ...controls]
  const { out } = await run(...line, '--format', 'json', '--released', 'suspect=2024-06-01', 'theirs=2024-07-01')
  const { excluded, ranking } = styleReportSchema.parse(JSON.parse(out))
  expect(excluded.map(({ model }) => model)).toEqual(['ours-2', 'theirs'])
  expect(ranking.map(({ teacher }) => teacher)).toEqual(['ours'])
  const misspelt = await run(...line, '--released', 'suspekt=2024-06-01')
  expect(misspelt).toMatchObject({ status: 2, out: '' })
  expect(misspelt.err).toContain('no model, teacher or file has this name')
})

test('a list of rows with outputs is read as well, and the result can be written to a file', async () => {
  const line = ['--suspect', at('plain.json'), ...teachers(), '--control', ...controls, '--out', at('out.json')]
  expect(await run(...line, '--format', 'json')).toMatchObject({ status: 0, out: '' })
})

test.each([
  [['--suspect', 'x', '--control', 'c'], /required option '--teacher/],
  [['--suspect', 'x', '--teacher', 'ours', '--control', 'c'], /NAME=FILE/],
  [['--suspect', 'x', '--teacher', 'a=b', '--control', 'c', '--released', 'a=soon'], /It must be a day/],
  [['--suspect', 'none.json', '--teacher', 'a=b', '--control', 'c'], /none\.json: there is no such file/],
])('%j is refused', async (line, message) => {
  const { status, err } = await run(...line)
  expect(status).toBe(2)
  expect(err).toMatch(message)
})

test('a file of another content is told by name and place', async () => {
  const { status, err } = await run('--suspect', at('broken.json'), ...teachers(), '--control', ...controls)
  expect(status).toBe(2)
  expect(err).toMatch(/broken\.json: outputs\.0: /)
})
