import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { provenanceResultSchema } from '#contract/provenance.js'
import { styleReportSchema } from '#contract/style-report.js'
import { compareStyle } from './compare-style.js'
import { styleResult } from './style-result.js'

/** Answers of published models, which are not part of this project; a folder of them beside it will do. */
const FOLDER = process.env.STILLWATCH_ANSWERS ?? '../shared/outputs'
/** Every fourth prompt: all of them, with all students, are the bench's matter. */
const STEP = 4

interface Truth {
  teachers: Record<string, string[]>
  students: Record<string, string[]>
  controls: string[]
  derivatives: Record<string, string[]>
}

const file = (name: string): string => join(FOLDER, name)
const read = (model: string) => {
  const { outputs } = JSON.parse(gunzipSync(readFileSync(file(`${model}.json.gz`))).toString())
  return { model, released: null, outputs: (outputs as (string | null)[]).filter((_, at) => at % STEP === 0) }
}
const terms = { margin_min: 2, rank_p_max: 0.1 }

test.skipIf(!existsSync(file('truth.json')))(
  'published derivatives are led to their parent (skipped where the answers are absent)',
  { timeout: 120_000 },
  () => {
    const { derivatives, controls } = JSON.parse(readFileSync(file('truth.json'), 'utf8')) as Truth
    const parents = Object.keys(derivatives).map((teacher) => ({ teacher, ...read(teacher) }))
    const clean = controls.map(read)
    for (const [parent, names] of Object.entries(derivatives))
      for (const name of names) {
        const report = compareStyle(read(name), parents, clean, terms)
        expect(styleReportSchema.omit({ inputs: true, results: true }).parse(report)).toEqual(report)
        expect(report.ranking[0]!.teacher).toBe(parent)
        expect(report.lead).toBe(parent)
        expect(report.controls_named.rate).toBeLessThan(0.2)
        expect(provenanceResultSchema.parse(styleResult(report))).toMatchObject({ grade: 'lead', test: 'style' })
      }
  },
)
