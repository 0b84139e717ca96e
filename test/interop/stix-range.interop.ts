import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readScannedCampaign } from '#pipeline/evidence/read-scanned-campaign.js'
import { runScan } from '#pipeline/scan.js'
import { assembleSharedCampaign } from '#pipeline/share/assemble-shared-campaign.js'
import { renderStix } from '#share/stix/render-stix.js'
import { STIX_PROFILES } from '#share/stix/stix-object.js'
import { compareWarnings, STIX_WARNINGS } from './expected-warnings.js'
import { programOf } from './programs.js'
import { runProgram } from './run-program.js'

const SHARED = join(import.meta.dirname, '../../../shared')
const SCENARIOS = join(SHARED, 'range/scenarios')
const scenarios = existsSync(SCENARIOS) ? readdirSync(SCENARIOS).filter((name) => name.endsWith('.json')) : []
const python = programOf('python')

interface Check {
  parsed: number | string
  errors: string[]
  warnings: string[]
}

/** What a real scan finds, as it is shared, under the eyes of the validator of OASIS. */
describe.skipIf(python === undefined || scenarios.length === 0)('campaigns of the proving ground, as STIX', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillwatch-range-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function findCampaigns(scenario: string): Promise<Map<string, number>> {
    const out = join(folder, basename(scenario, '.json'))
    const generator = [join(SHARED, 'range/generate.mjs'), '--scenario', join(SCENARIOS, scenario), '--seed', '1']
    await runProgram(process.execPath, [...generator, '--corpora', join(SHARED, 'corpora'), '--out', out])
    const logs = readdirSync(out).filter((name) => name.startsWith('exchanges'))
    const store = join(out, 'store')
    const { campaigns } = await runScan({ files: logs.map((name) => join(out, name)), store, strict: false }, () => {})
    const objects = new Map<string, number>()
    for (const { id } of campaigns) {
      const shared = assembleSharedCampaign(await readScannedCampaign(store, id), {
        publisher: { name: 'Example Models', contact: null },
        tlp: 'amber',
        purpose: 'defence against illicit distillation',
        now: new Date('2026-11-01T00:00:00Z'),
        indicators: [],
      })
      for (const profile of STIX_PROFILES) {
        const bundle = renderStix([shared], { profile })
        const name = `${profile}-${basename(scenario, '.json')}-${id}.json`
        writeFileSync(join(folder, name), JSON.stringify(bundle))
        objects.set(name, bundle.objects.length)
      }
    }
    rmSync(out, { recursive: true, force: true })
    return objects
  }

  it('have no error, and no warning without its reason', { timeout: 900_000 }, async () => {
    const objects = new Map<string, number>()
    for (const scenario of scenarios)
      for (const [name, count] of await findCampaigns(scenario)) objects.set(name, count)
    expect(objects.size).toBeGreaterThan(2 * STIX_PROFILES.length)
    const result = join(folder, 'result.json')
    const script = join(import.meta.dirname, 'fixtures/check_stix.py')
    await runProgram(python?.path ?? '', [script, result, ...[...objects.keys()].map((name) => join(folder, name))])
    const checks = JSON.parse(readFileSync(result, 'utf8')) as Record<string, Check>
    for (const [name, { parsed, errors }] of Object.entries(checks))
      expect({ name, parsed, errors }).toEqual({ name, parsed: objects.get(name), errors: [] })
    const said = Object.values(checks).flatMap(({ warnings }) => warnings)
    expect(compareWarnings(said, STIX_WARNINGS).unexpected).toEqual([])
    console.log(`${objects.size} bundles of ${scenarios.length} scenarios, ${said.length} expected warnings`)
  })
})
