import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { computePsi } from '#share/psi/compute-psi.js'
import { requestByFiles, resolveByFiles, respondByFiles } from './psi-files.js'

/** A thread of its own needs what is built. */
const here = () => computePsi
const directory = mkdtempSync(join(tmpdir(), 'psi-files-'))
afterAll(() => rmSync(directory, { recursive: true }))
const at = (name: string) => join(directory, name)
const token = (n: number) => n.toString(16).padStart(64, '0')
writeFileSync(at('ours'), [1, 2, 3].map(token).join('\n'))
writeFileSync(at('theirs'), [3, 4].map(token).join('\n'))
writeFileSync(at('settings.yaml'), '{}')
const linesOf = (file: string) =>
  readFileSync(at(file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const WORDS = { community: 'lab', epoch: '2026-Q2', config: at('settings.yaml') }
const ask = (out: string, approved_by?: string) => {
  const purpose = 'defence against distillation: which operators both of us have seen'
  const files = { tokens_file: at('ours'), out: at(out), private_file: at(`${out}.private`), record_file: undefined }
  return requestByFiles({ ...WORDS, ...files, mode: 'intersection', asker: 'North', purpose, approved_by }, here)
}
const respond = (approved_by?: string) => {
  const files = { request_file: at('request'), tokens_file: at('theirs'), out: at('answer'), record_file: undefined }
  return respondByFiles({ ...WORDS, ...files, approved_by }, here)
}

it('lets nothing out that nobody approved, on either side', async () => {
  const asked = await ask('request')
  expect(asked).toMatchObject({ done: false })
  expect(asked.statement.join(' ')).toMatch(
    /«North», for «defence against distillation: which operators both of us have seen».*\(3\)/,
  )
  for (const name of ['request', 'request.private', 'ours.requests.ndjson']) expect(existsSync(at(name))).toBe(false)
  expect(await ask('request', 'A. Second')).toMatchObject({ done: true })
  expect(await respond()).toMatchObject({ done: false })
  expect(existsSync(at('answer'))).toBe(false)
  expect(await respond('B. Second')).toMatchObject({ done: true })
  const job = { response_file: at('answer'), private_file: at('request.private'), out: at('found') }
  expect(await resolveByFiles({ ...job, config: WORDS.config }, here)).toMatchObject({ tokens: [token(3)] })
})

it('writes down what left and who let it, chained', async () => {
  await ask('second', 'C. Third')
  const [first, second] = linesOf('ours.requests.ndjson')
  expect(first).toMatchObject({ approved_by: 'A. Second', asker: 'North', asked: 3, request: linesOf('request')[0].id })
  expect(second).toMatchObject({ approved_by: 'C. Third', previous: first.hash })
  expect(linesOf('theirs.answers.ndjson')).toMatchObject([{ approved_by: 'B. Second', of: 2, request: first.request }])
  // Nothing is told of one that cannot be written.
  writeFileSync(at('taken'), '')
  await expect(ask('taken', 'C. Third')).rejects.toThrow(/not taken/)
  expect(linesOf('ours.requests.ndjson')).toHaveLength(2)
  expect(existsSync(at('taken.private'))).toBe(false)
  const changed = [{ ...first, approved_by: 'D. Fourth' }, second].map((entry) => JSON.stringify(entry)).join('\n')
  writeFileSync(at('ours.requests.ndjson'), `${changed}\n`)
  await expect(ask('third', 'C. Third')).rejects.toThrow(/ours\.requests\.ndjson, line 1/)
  for (const name of ['third', 'third.private']) expect(existsSync(at(name))).toBe(false)
})
