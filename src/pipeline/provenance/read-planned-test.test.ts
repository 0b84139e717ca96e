import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { RadioactivityJob } from '#contract/provenance-tests.js'
import { completePlan, readDraft } from '#provenance/plan/complete-plan.js'
import { testRadioactivityFiles } from './test-radioactivity-files.js'

const folder = mkdtempSync(join(tmpdir(), 'stillwatch-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fileOf = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** A text that comes back to the same words with others after them. */
const tokens = Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? at % 14 : (at * 7) % 11))
const job: RadioactivityJob = {
  answers_file: fileOf('answers.json', { tokens: [tokens] }),
  prompts_file: fileOf('prompts.json', [[99]]),
  config_files: [fileOf('config.json', { scheme: 'kgw', width: 1, vocabulary: 100 })],
  served_files: [fileOf('served.ndjson', JSON.stringify({ tokens }))],
  served_all: true,
  clean: [],
}
const planOf = (...settings: object[]) => {
  const written = {
    ...{ suspect: { name: 'student' }, legal_basis: 'ours', prompts: 'asked.json', stopping_rule: 'once' },
    tests: settings.map((one) => ({
      ...{ kind: 'radioactivity', null_hypothesis: 'none', statistic: 'sum', threshold: 1e-5, settings: one },
    })),
  }
  const plan = completePlan(readDraft(written, 'draft'), { sha256: 'ab'.repeat(32), count: 1 }, new Date())
  const signature = { algorithm: 'Ed25519', key_id: '', public_key: '', value: '' }
  return fileOf('plan.json', { plan, sha256: 'ab'.repeat(32), signature })
}
const planned = (settings: object, change: Partial<RadioactivityJob> = {}) =>
  testRadioactivityFiles({ ...job, plan_file: planOf(settings), ...change })

describe('the settings of a plan', () => {
  it('are taken where options are silent', async () => {
    const settings = { unit: 'context', wrong_keys: 20, served: true }
    const [result] = await planned(settings)
    expect(result!.options).toMatchObject(settings)
    expect(result!.nulls[0]!.count).toBe(20)
    const [other] = await planned({ wrong_keys: 20 })
    expect(other!.options).not.toHaveProperty('unit')
    expect(other!.units_scored).toBeGreaterThan(result!.units_scored)
  })

  it('are not contradicted', async () => {
    await expect(planned({ unit: 'context' }, { unit: 'ngram' })).rejects.toThrow(
      'settings.unit of radioactivity is context in the plan, and ngram here',
    )
    await expect(planned({ served: true }, { served_files: [] })).rejects.toThrow('the plan tests in served contexts')
    await expect(planned({ served: false })).rejects.toThrow('settings.served of radioactivity is false')
    await expect(planned({ unit: 'word' })).rejects.toThrow('settings.unit of radioactivity')
  })

  it('are those of the test among several that the options fit', async () => {
    const plan_file = planOf({ unit: 'context', wrong_keys: 5 }, { unit: 'ngram', wrong_keys: 7 })
    const [result] = await testRadioactivityFiles({ ...job, plan_file, unit: 'ngram' })
    expect(result!.options).toMatchObject({ unit: 'ngram', wrong_keys: 7 })
  })
})
