import { describe, expect, it } from 'vitest'
import type { EvidenceCase } from '#contract/evidence.js'
import { inventCase, PRICES } from '../fixtures/invent-case.js'
import { pseudonymiseAccounts } from '../pseudonymise-accounts.js'
import { valueExposure } from '../value-exposure.js'
import { checkCase } from './check-case.js'

const AFTER = '2099-01-01T00:00:00.000Z'

const problemsOf = (change: (evidence: EvidenceCase) => void): string[] => {
  const evidence: EvidenceCase = JSON.parse(JSON.stringify(inventCase()))
  change(evidence)
  return checkCase(evidence).problems.map(({ member, what }) => `${member}: ${what}`)
}

it('finds nothing in a case that agrees with itself, of any size', () => {
  for (const [accounts, days] of [
    [3, 1],
    [50, 7],
    [1_000, 45],
  ]) {
    const { agreed, problems } = checkCase(inventCase({ accounts: accounts!, days: days! }))
    expect(problems).toEqual([])
    expect(agreed).toBeGreaterThan(20)
  }
})

describe('names what does not follow from the package’s own data', () => {
  const cases: [string, (evidence: EvidenceCase) => void, RegExp][] = [
    ['an account twice', ({ accounts }) => (accounts[1]!.id = accounts[0]!.id), /accounts.ndjson: different accounts/],
    ['exchanges of an account', ({ accounts }) => accounts[0]!.exchanges++, /findings.json: all exchanges/],
    ['a harvest of an account', ({ accounts }) => (accounts[0]!.harvesting += 2), /findings.json: harvesting exch/],
    ['the harvest of all', ({ campaign }) => (campaign.exchanges += 1), /findings.json: harvesting exchanges/],
    ['more harvest than exchanges', ({ accounts }) => (accounts[1]!.harvesting = 1e6), /line 2: it harvested more/],
    ['exchanges of all', ({ campaign }) => (campaign.exchanges_total += 1), /findings.json: all exchanges/],
    ['a day', ({ campaign }) => (campaign.timeline[0]!.other += 1), /timeline.json: all exchanges, from its days/],
    ['days out of order', ({ campaign }) => campaign.timeline.reverse(), /do not follow each other/],
    ['an account in clear', (evidence) => (evidence.accounts_are = 'hashed'), /an account is not hashed/],
    ['a sample of a stranger', ({ samples }) => (samples[0]!.account = 'x'), /line 1: its account is none/],
    ['figures of another', ({ statistics }) => (statistics.campaign = 'camp_x'), /statistics.json: they are of camp_x/],
    ['a confidence', ({ campaign }) => (campaign.confidence = 0.97), /findings.json: confidence/],
    [
      'a verdict',
      ({ campaign }) => (campaign.verdicts.operator = { p_value: 0, confidence: 1, summary: '' }),
      /verdict operator/,
    ],
    ['a finding', ({ campaign }) => (campaign.evidence[0]!.observed = 99), /observed of shared-template/],
    [
      'a finding without figures',
      ({ statistics }) => (statistics.findings = []),
      /figures of shared-template are miss/,
    ],
    ['first after last', ({ campaign }) => (campaign.first_seen = AFTER), /last seen before it was first seen/],
    ['a later sight', ({ campaign }) => (campaign.last_seen = AFTER), /last seen: .* after the package was made/],
    ['a later event', ({ history }) => (history[0]!.at = AFTER), /history, raised/],
    ['history out of order', ({ history }) => history.push({ ...history[0]! }), /history is not in order/],
    ['a later response', ({ responses }) => (responses[0]!.at = AFTER), /response, block/],
    ['a later step', ({ custody }) => (custody.steps[0]!.at = AFTER), /custody.json: step scan/],
    [
      'steps out of order',
      ({ custody }) => custody.steps.push({ at: '2020-01-01T00:00:00Z', step: 'x', detail: '' }),
      /steps are/,
    ],
    ['a later source', ({ custody }) => (custody.sources[0]!.received = AFTER), /custody.json: source/],
    ['too few sources', ({ custody }) => (custody.sources_count = 0), /lists 1 of 0 sources/],
    ['sources without the exchanges', ({ custody }) => (custody.sources[0]!.exchanges = 1), /sources hold 1 exchanges/],
    ['too few steps', ({ custody }) => (custody.steps_count = 0), /lists 1 of 0 steps/],
    [
      'recognised exchanges',
      ({ statistics }) => (statistics.recognised.by_model[0]!.exchanges += 1),
      /statistics.json: recognised exchanges, from the days/,
    ],
    [
      'more recognised tokens than there are',
      ({ statistics }) => (statistics.recognised.by_model[0]!.output_tokens = 1e7),
      /statistics.json: output_tokens of what was recognised/,
    ],
    ['tokens', ({ exposure }) => (exposure.output_tokens += 10), /exposure.json: output_tokens: it says/],
    ['exchanges that left', ({ exposure }) => (exposure.exchanges += 1), /exposure.json: exchanges: it says/],
    ['a capability', ({ exposure }) => (exposure.capabilities[0]!.exchanges -= 1), /exchanges for reasoning: it says/],
    ['another capability', ({ exposure }) => exposure.capabilities.pop(), /capabilities: it says , computed/],
    ['a value', ({ exposure }) => (exposure.value!.amount += 1), /value: it says/],
    ['a value of a model', ({ exposure }) => (exposure.by_model[0]!.value! += 1), /value of model-a: it says/],
    [
      'a price',
      ({ settings }) => ((settings.prices as { currency: string }).currency = 'EUR'),
      /currency: it says USD/,
    ],
    ['no prices', ({ settings }) => (settings.prices = 3), /settings.json: its prices are no price list/],
    ['prices that are left out', ({ settings }) => delete settings.prices, /value: it says .* again it is nothing/],
    [
      'an unpriced model',
      ({ exposure }) => (exposure.value!.unpriced_models = []),
      /models without a price: it says ,/,
    ],
    ['a price where there is none', ({ exposure }) => (exposure.by_model[2]!.value = 0), /value of model-c: it says 0/],
    ['a value that is left out', ({ exposure }) => (exposure.value = null), /value: it says nothing/],
    ['a model twice', ({ exposure }) => exposure.by_model.push({ ...exposure.by_model[0]! }), /models: it says/],
    ['a share before', ({ exposure }) => (exposure.before_detection!.share += 0.1), /share before detection/],
    ['a time before', ({ exposure }) => (exposure.before_detection!.raised = AFTER), /raised before detection/],
    ['what had passed', ({ history }) => (history[0]!.exchanges -= 9), /exchanges before detection/],
    [
      'that anything had passed',
      ({ exposure }) => (exposure.before_detection = null),
      /before detection: it says nothing/,
    ],
  ]
  for (const [name, change, what] of cases) it(name, () => expect(problemsOf(change).join('\n')).toMatch(what))

  it('but not clocks that go ahead as far as the settings allow', () => {
    const ahead = (hours: number, settings: object) =>
      problemsOf((evidence) => {
        evidence.campaign.last_seen = new Date(Date.parse(evidence.created) + hours * 3_600_000).toISOString()
        Object.assign(evidence.settings, settings)
      })
    expect(ahead(20, {})).toEqual([])
    expect(ahead(30, {})).toHaveLength(1)
    expect(ahead(30, { reading: { skew_ms_max: 48 * 3_600_000 } })).toEqual([])
  })

  it('where all figures of the exposure were changed alike', () => {
    const found = problemsOf(({ exposure }) => {
      for (const row of [exposure, ...exposure.by_model]) row.output_tokens *= 2
      Object.assign(exposure, valueExposure(exposure.by_model, PRICES))
    })
    expect(found).toContainEqual(expect.stringMatching(/exposure.json: output_tokens of model-b-2: it says/))
    expect(found).toContainEqual(expect.stringMatching(/exposure.json: value: it says/))
  })

  it('and takes hashed names, but none in clear wherever it stands', () => {
    const hashed = () => pseudonymiseAccounts(inventCase(), Buffer.alloc(32, 7))
    const clear = { member: 'accounts.ndjson', what: expect.stringContaining('not hashed') }
    expect(checkCase(hashed()).problems).toEqual([])
    const pointed = hashed()
    pointed.campaign.evidence[0]!.samples[0]!.account = 'acct_000001'
    expect(checkCase(pointed).problems).toEqual([clear])
    const sampled = hashed()
    sampled.samples[0]!.account = 'acct_000001'
    expect(checkCase(sampled).problems).toContainEqual(clear)
  })
})
