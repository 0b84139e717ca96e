import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TLP } from '#contract/indicator.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { specimenSightings } from '#pipeline/share/specimen-sightings.js'
import { renderMisp } from '#share/misp/render-misp.js'
import { richCampaign } from '#share/stix/fixtures/rich-campaign.js'
import { renderStix } from '#share/stix/render-stix.js'
import { STIX_PROFILES, type StixBundle } from '#share/stix/stix-object.js'
import { compareWarnings, MISP_WARNINGS, STIX_WARNINGS } from './expected-warnings.js'
import { programOf } from './programs.js'
import { runProgram } from './run-program.js'

const python = programOf('python')

interface StixCheck {
  parsed: number | string
  parsed_custom: number | string
  valid: boolean
  errors: string[]
  warnings: string[]
}
interface MispCheck {
  info: string
  tags: string[]
  attributes: [string, string][]
  objects: string[][]
  galaxies: string[]
  text: string
  uuids?: string[]
  sent?: string[]
  errors?: string[]
  warnings?: string[]
}

/** One of each level, and those that differ in kind: not confirmed, only suspected of someone, withdrawn. */
const claim = richCampaign('amber').affiliation
const CAMPAIGNS: Record<string, SharedCampaign[]> = {
  ...Object.fromEntries(TLP.map((tlp) => [tlp, [richCampaign(tlp)]])),
  open: [richCampaign('amber', { status: 'open', affiliation: { ...claim, level: 'suspected' } })],
  dismissed: [richCampaign('amber', { status: 'dismissed' })],
  bare: [richCampaign('green', { accounts: [], indicators: [], techniques: [], infrastructure: [], findings: [] })],
  two: [richCampaign('green'), { ...richCampaign('red'), id: 'camp_00000000000000bb' }],
}

describe.skipIf(python === undefined)('STIX and MISP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillwatch-stix-'))
  const bundles = new Map<string, StixBundle>()
  const write = (name: string, content: unknown): void => writeFileSync(join(folder, name), JSON.stringify(content))
  const check = async <T>(script: string, names: Iterable<string>): Promise<Record<string, T>> => {
    const files = [...names].map((name) => join(folder, name))
    const result = join(folder, 'result.json')
    await runProgram(python?.path ?? '', [join(import.meta.dirname, 'fixtures', script), result, ...files])
    return JSON.parse(readFileSync(result, 'utf8'))
  }

  beforeAll(() => {
    for (const profile of STIX_PROFILES)
      for (const [name, campaigns] of Object.entries(CAMPAIGNS))
        bundles.set(`${profile}-${name}.json`, renderStix(campaigns, { profile }))
    // What the gate learns sightings from: one of each level.
    for (const [place, bundle] of specimenSightings().entries())
      bundles.set(`plain-sightings-${place}.json`, bundle as StixBundle)
    for (const [name, bundle] of bundles) write(name, bundle)
    for (const [name, campaigns] of Object.entries(CAMPAIGNS)) write(`misp-${name}.json`, renderMisp(campaigns))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('stix2 reads all bundles, custom content forbidden, and stix2-validator finds nothing that is not expected', async () => {
    const checks = await check<StixCheck>('check_stix.py', bundles.keys())
    for (const [name, { warnings: _, ...found }] of Object.entries(checks)) {
      const parsed = bundles.get(name)?.objects.length
      expect({ name, ...found }).toEqual({ name, parsed, parsed_custom: parsed, valid: true, errors: [] })
    }
    const said = Object.values(checks).flatMap(({ warnings }) => warnings)
    expect(compareWarnings(said, STIX_WARNINGS)).toEqual({ unexpected: [], stale: [] })
    const plain = Object.entries(checks).filter(([name]) => name.startsWith('plain'))
    expect(plain.flatMap(([, { warnings }]) => warnings.filter((line) => line.includes('{245}')))).toEqual([])
  })

  it('and they find what is wrong', async () => {
    const [name, bundle] = [...bundles].find(([file]) => file === 'plain-amber.json')!
    const objects = bundle.objects.map((object) =>
      object.type === 'campaign' ? { ...object, modified: '2001-01-01T00:00:00.000Z', x_custom: 1 } : object,
    )
    write(`plain-wrong-${name}`, { ...bundle, objects })
    const [found] = Object.values(await check<StixCheck>('check_stix.py', [`plain-wrong-${name}`]))
    expect(found?.valid).toBe(false)
    expect(found?.errors.join()).toMatch(/must be later than or equal to/)
    expect(found?.parsed).toMatch(/x_custom/)
  })

  it('pymisp loads the events', async () => {
    const names = Object.keys(CAMPAIGNS).map((name) => `misp-${name}.json`)
    const checks = await check<MispCheck>('check_misp.py', names)
    for (const { uuids, sent } of Object.values(checks)) expect(uuids).toEqual(sent)
    for (const tlp of TLP) expect(checks[`misp-${tlp}.json`]?.tags).toEqual([`tlp:${tlp}`])
    const { attributes = [] } = checks['misp-amber.json'] ?? {}
    expect(attributes).toContainEqual(['user-agent', "harvest-kit/2.1 (it's \\ odd)"])
    expect(attributes).toContainEqual(['text', `network:${'05'.repeat(32)}`])
    expect(attributes).toContainEqual(['AS', 'AS64500'])
  })

  it('misp-stix makes events of the bundles, and loses nothing that is not expected', async () => {
    const checks = await check<MispCheck>('check_misp.py', bundles.keys())
    const said = Object.values(checks).flatMap(({ errors = [], warnings = [] }) => [...errors, ...warnings])
    expect(compareWarnings(said, MISP_WARNINGS)).toEqual({ unexpected: [], stale: [] })
    for (const tlp of TLP) expect(checks[`plain-${tlp}.json`]?.tags).toContain(`tlp:${tlp}`)
    const { galaxies = [], objects = [], text = '' } = checks['plain-amber.json'] ?? {}
    expect(galaxies).toEqual(expect.arrayContaining(['Example Actor', 'Extract AI Model', 'NL']))
    expect(objects).toContainEqual(['user-account', '0b'.repeat(32)])
    expect(objects.filter(([name]) => name === 'stix2-pattern')).toHaveLength(1)
    // The campaign, the note for what patterns cannot say, and the words for what misp-stix knows no object for.
    for (const told of ['Two templates are shared', 'cannot express', '05'.repeat(32), 'Came through (proxy)'])
      expect(text).toContain(told)
  })
})
