import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { RelativesJob } from '#contract/provenance-tests.js'
import { Random } from '#lib/random.js'
import { identityPrompts, observeIdentityFiles } from './observe-identity-files.js'
import { testAgreementFiles } from './test-agreement-files.js'
import { testLineageFiles } from './test-lineage-files.js'

const folder = mkdtempSync(join(tmpdir(), 'stillwatch-relatives-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fileOf = (name: string, document: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(document))
  return path
}

/** Words that a model begins its answers with: the usual one, its parent's, or its own. */
function words(seed: number, parent?: readonly string[]): string[] {
  const random = new Random(seed)
  return Array.from({ length: 300 }, (_, at) => {
    const [usual, own] = [
      random.unit() < 0.4,
      `word${String.fromCharCode(97 + random.below(26), 97 + random.below(26))}`,
    ]
    if (parent !== undefined && random.unit() < 0.6) return parent[at]!
    return usual ? 'the' : own
  })
}
const parent = words(1)
const models = [
  ['child', words(2, parent)],
  ['parent', parent],
  ...Array.from({ length: 10 }, (_, n) => [`control-${n}`, words(10 + n)]),
] as [string, string[]][]
const named = (name: string, form: string): string => join(folder, `${name}.${form}.json`)
for (const [model, first] of models) {
  fileOf(`${model}.tokens.json`, { model, tokens: first })
  fileOf(`${model}.texts.json`, { model, outputs: first.map((word) => `  ${word.toUpperCase()} and then more.`) })
  const random = new Random(model.length + first.length + model.charCodeAt(model.length - 1))
  const rows = first.map((_, at) => (at > 40 ? null : Array.from({ length: 20 }, () => random.unit())))
  fileOf(`${model}.logits.json`, { model, rows })
}
const job = (form: string, change: Partial<RelativesJob> = {}): RelativesJob => ({
  suspect_file: named('child', form),
  candidate_files: [named('parent', form)],
  control_files: models.slice(2).map(([model]) => named(model, form)),
  ...change,
})

describe('agreement and lineage of files', () => {
  it.each(['tokens', 'texts'])('find a descendant by %s, beside controls that are none', async (form) => {
    for (const test of [testAgreementFiles, testLineageFiles]) {
      const [result] = await test(job(form))
      expect(result).toMatchObject({ suspect: 'child', subject: 'parent', grade: 'suggestive' })
      expect(result!.p_value).toBeCloseTo(1 / 11, 9)
      const [other] = await test(job(form, { suspect_file: named('control-0', form), name: 'X' }))
      expect(other).toMatchObject({ suspect: 'X', grade: 'not shown' })
    }
  })

  it('compare logits, which only lineage does', async () => {
    const rows = Array.from({ length: 300 }, () => [1, 5, 2, 0, 3])
    const random = new Random(5)
    const noisy = (): number[][] => rows.map((row) => row.map((one) => one + random.unit()))
    const habit = rows.map(() => Array.from({ length: 5 }, () => 3 * random.unit()))
    const kin = (): number[][] => noisy().map((row, at) => row.map((one, token) => one + habit[at]![token]!))
    const control_files = [1, 2, 3, 4].map((n) => fileOf(`c${n}.json`, { model: `c${n}`, rows: noisy() }))
    const suspect_file = fileOf('s.json', { model: 's', rows: kin() })
    const candidate_files = [fileOf('b.json', { model: 'b', rows: kin() })]
    expect(await testLineageFiles({ suspect_file, candidate_files, control_files })).toMatchObject([
      { grade: 'suggestive', statistic: expect.stringContaining('logit') },
    ])
    await expect(testAgreementFiles({ suspect_file, candidate_files, control_files })).rejects.toThrow('are logits')
  })

  it.each<[Partial<RelativesJob>, RegExp]>([
    [{ control_files: [named('control-0', 'tokens')] }, /two controls at least/],
    [{ candidate_files: [fileOf('few.json', { model: 'few', tokens: ['a'] })] }, /few\.json: it has 1 places/],
    [{ candidate_files: [named('parent', 'logits')] }, /parent\.logits\.json: one file holds logits/],
    [{ suspect_file: fileOf('odd.json', { tokens: [1.5] }) }, /odd\.json: tokens\.0: it is no token/],
    [{ suspect_file: fileOf('rows.json', { rows: [['x']] }) }, /rows\.json: rows\.0/],
  ])('refuse %j', async (change, message) => {
    await expect(testAgreementFiles(job('tokens', change))).rejects.toThrow(message)
  })
})

it('what a suspect says of itself is an observation', async () => {
  const suspect_file = fileOf('says.json', {
    model: 'm',
    outputs: ['I am Claude, made by Anthropic.', 'A model.', null],
  })
  const control_files = [fileOf('other.json', { model: 'o', outputs: ['A model.', 'None.', 'Hello.'] })]
  expect(await observeIdentityFiles({ suspect_file, control_files, name: 'suspect' })).toMatchObject([
    { suspect: 'suspect', subject: 'Anthropic', grade: 'not probative alone', units_scored: 2 },
  ])
  const ids = fileOf('ids.json', { tokens: [[1]] })
  await expect(observeIdentityFiles({ suspect_file: ids, control_files })).rejects.toThrow('these are token ids')
  expect(identityPrompts().length).toBeGreaterThan(10)
})
