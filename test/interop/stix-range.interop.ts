import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readScannedCampaign } from '#pipeline/evidence/read-scanned-campaign.js'
import { loadSettings } from '#pipeline/load-settings.js'
import { openStore } from '#pipeline/open-store.js'
import { runScan } from '#pipeline/scan.js'
import { assembleSharedCampaign } from '#pipeline/share/assemble-shared-campaign.js'
import { deriveIndicators } from '#pipeline/share/derive-indicators.js'
import { readCommunityKeys } from '#pipeline/share/read-community-keys.js'
import { renderStix } from '#share/stix/render-stix.js'
import { STIX_PROFILES } from '#share/stix/stix-object.js'
import { communityToken } from '#signals/tokens/community-token.js'
import { compareWarnings, STIX_WARNINGS } from './expected-warnings.js'
import { programOf } from './programs.js'
import { runProgram } from './run-program.js'

/** The proving ground is not part of this project; empty: it is not to be had, and that is no fault. */
const SHARED = resolve(process.env.STILLWATCH_RANGE ?? join(import.meta.dirname, '../../../shared'))
const SCENARIOS = join(SHARED, 'range/scenarios')
const scenarios = existsSync(SCENARIOS) ? readdirSync(SCENARIOS).filter((name) => name.endsWith('.json')) : []
if (scenarios.length === 0 && process.env.CI && process.env.STILLWATCH_RANGE !== '')
  throw new Error(
    `no scenarios in ${SCENARIOS}: set STILLWATCH_RANGE to where they are, or to nothing to leave them out`,
  )
const python = programOf('python')

/** What is found of each scenario, seed 1. Where detection gets better, this is to be told here. */
const CAMPAIGNS: Record<string, number> = {
  agentic: 1,
  broad: 1,
  clean: 0,
  'low-slow': 2,
  mixed: 3,
  rare: 1,
  reasoning: 1,
  replay: 0,
  topical: 1,
}

const COMMUNITY = { name: 'laboratories', epoch: '2026-q4', key: '5e'.repeat(32) }

interface Check {
  parsed: number | string
  errors: string[]
  warnings: string[]
}

/** What a real scan finds, as it is shared, under the eyes of the validator of OASIS. */
describe.skipIf(python === undefined || scenarios.length === 0)('campaigns of the proving ground, as STIX', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillwatch-range-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const config = join(folder, 'stillwatch.json')
  writeFileSync(config, JSON.stringify({ sharing: { communities: [COMMUNITY] } }))
  const objects = new Map<string, number>()
  const kinds = new Set<string>()

  /** Writes the bundles of what is found, with indicators and pseudonyms; gives how many campaigns there are. */
  async function shareCampaigns(scenario: string): Promise<number> {
    const out = join(folder, basename(scenario, '.json'))
    const generator = [join(SHARED, 'range/generate.mjs'), '--scenario', join(SCENARIOS, scenario), '--seed', '1']
    await runProgram(process.execPath, [...generator, '--corpora', join(SHARED, 'corpora'), '--out', out])
    const files = readdirSync(out)
      .filter((name) => name.startsWith('exchanges'))
      .map((name) => join(out, name))
    const directory = join(out, 'store')
    const { campaigns } = await runScan({ files, store: directory, config, strict: false }, () => {})
    const settings = await loadSettings(config)
    const [key] = readCommunityKeys(settings.sharing.communities)
    const { engine, close } = await openStore(directory, settings)
    try {
      const suspects = campaigns.flatMap(({ accounts }) => accounts.map(({ id }) => id))
      for (const { id, confidence, accounts } of campaigns) {
        const told = { members: accounts.map((one) => one.id), suspects, confidence, tlp: 'amber' } as const
        const asked = { community: COMMUNITY, settings: settings.sharing.indicators }
        const shared = assembleSharedCampaign(await readScannedCampaign(directory, id), {
          publisher: { name: 'Example Models', contact: null },
          tlp: 'amber',
          purpose: 'defence against illicit distillation',
          now: new Date('2026-11-01T00:00:00Z'),
          indicators: await deriveIndicators(engine, told, asked),
          accountToken: (account) => communityToken(key!, 'account', account),
        })
        expect(shared.accounts).toHaveLength(accounts.length)
        for (const { value } of shared.indicators) kinds.add(value.kind)
        for (const profile of STIX_PROFILES) {
          const bundle = renderStix([shared], { profile })
          const name = `${profile}-${basename(scenario, '.json')}-${id}.json`
          writeFileSync(join(folder, name), JSON.stringify(bundle))
          objects.set(name, bundle.objects.length)
        }
      }
    } finally {
      await close()
    }
    rmSync(out, { recursive: true, force: true })
    return campaigns.length
  }

  it('have no error, and no warning without its reason', { timeout: 900_000 }, async () => {
    const found: Record<string, number> = {}
    for (const scenario of scenarios) found[basename(scenario, '.json')] = await shareCampaigns(scenario)
    expect(found).toEqual(CAMPAIGNS)
    const result = join(folder, 'result.json')
    const script = join(import.meta.dirname, 'fixtures/check_stix.py')
    await runProgram(python?.path ?? '', [script, result, ...[...objects.keys()].map((name) => join(folder, name))])
    const checks = JSON.parse(readFileSync(result, 'utf8')) as Record<string, Check>
    for (const [name, { parsed, errors }] of Object.entries(checks))
      expect({ name, parsed, errors }).toEqual({ name, parsed: objects.get(name), errors: [] })
    expect(Object.keys(checks)).toHaveLength(objects.size)
    const said = Object.values(checks).flatMap(({ warnings }) => warnings)
    expect(compareWarnings(said, STIX_WARNINGS).unexpected).toEqual([])
    expect(kinds).toContain('template-skeleton')
    console.log(
      `${objects.size} bundles of ${scenarios.length} scenarios, ${said.length} expected warnings, indicators of ${[...kinds].sort().join(', ')}`,
    )
  })
})
