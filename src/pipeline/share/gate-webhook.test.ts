import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CAMPAIGN_STATUSES } from '#contract/campaign-record.js'
import { gateSettingsSchema } from '#contract/gate-settings.js'
import { WEBHOOK_EVENTS } from '#contract/webhook.js'
import { groupDetectors } from '#detectors/registry.js'
import { renderDetectionFinding } from '#share/ocsf/render-detection-finding.js'
import { hiddenCampaign, hiddenChange, SECRETS } from '#share/webhook/fixtures/campaign-change.js'
import { CAPABILITIES } from '#signals/capability.js'
import { gateWebhook } from './gate-webhook.js'

const SETTINGS = gateSettingsSchema.parse({ recipients: { SOC: { kind: 'organisation', tlp_max: 'amber' } } })
const ENDPOINT = {
  tlp: 'amber',
  recipient: 'SOC',
  purpose: 'incident response: analysts see campaigns at once',
} as const
const examine = gateWebhook(SETTINGS, '1.2.3')
const render = (
  event: Parameters<typeof hiddenChange>[0] = {},
  campaign: Parameters<typeof hiddenCampaign>[0] = {},
  tlp: 'amber' | 'green' = 'amber',
) =>
  renderDetectionFinding(hiddenChange(event, campaign), hiddenCampaign(campaign), {
    ...{ uid: `chg_${event.seq ?? 7}`, tlp, product_version: '1.2.3' },
  })

it('has nothing against what this program says of any campaign', () => {
  const event = fc.record({
    seq: fc.nat(1e9),
    kind: fc.constantFrom(...WEBHOOK_EVENTS),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    exchanges: fc.nat(1e9),
    accounts_count: fc.nat(1e6),
  })
  const campaign = fc.record({
    status: fc.constantFrom(...CAMPAIGN_STATUSES),
    capabilities: fc.array(
      fc.record({
        name: fc.constantFrom(...CAPABILITIES.map(({ name }) => name)),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    ),
    evidence: fc.array(
      fc
        .constantFrom(...groupDetectors.map(({ manifest }) => manifest))
        .map(({ name: kind, family, verdict, unit }) => ({
          ...hiddenCampaign().evidence[0]!,
          ...{ kind, family, verdict, unit },
        })),
    ),
  })
  fc.assert(
    fc.property(event, campaign, (told, of) => {
      expect(examine(render(told, of), ENDPOINT)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

it('objects to any word of others, wherever it might come through, and does not repeat it', () => {
  const [finding] = hiddenCampaign().evidence
  for (const secret of [...SECRETS, 'Example'])
    for (const campaign of [
      { capabilities: [{ name: secret, share: 1 }] },
      { elicitation: [{ name: secret, share: 1 }] },
      { evidence: [{ ...finding!, kind: secret }] },
      { evidence: [{ ...finding!, unit: secret }] },
    ]) {
      const objections = examine(render({}, campaign), ENDPOINT)
      expect({ campaign, rules: objections.map(({ rule }) => rule) }).toMatchObject({
        rules: expect.arrayContaining(['own-words']),
      })
      expect(JSON.stringify(objections)).not.toContain(secret)
    }
  const more = { ...render(), models: ['model-5'] }
  expect(examine(more, ENDPOINT).map(({ rule }) => rule)).toContain('known-fields')
})

it('objects to recipients, levels and purposes that are not those of the settings', () => {
  const rules = (endpoint: Partial<typeof ENDPOINT> | object) =>
    examine(render(), { ...ENDPOINT, ...endpoint }).map(({ rule }) => rule)
  expect(rules({})).toEqual([])
  expect(rules({ recipient: 'nobody' })).toContain('tlp')
  expect(rules({ recipient: 'toString' })).toContain('tlp')
  expect(rules({ tlp: 'amber+strict' })).toContain('tlp')
  expect(rules({ purpose: 'alerting' })).toEqual(['purpose'])
  // Marked otherwise than the endpoint says.
  expect(rules({ tlp: 'green' })).toContain('tlp')
})
