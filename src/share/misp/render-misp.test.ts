import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TLP } from '#contract/indicator.js'
import { arbitraryCampaign } from '#share/stix/fixtures/arbitrary-campaign.js'
import { indicatorOf, richCampaign } from '#share/stix/fixtures/rich-campaign.js'
import { renderMisp, renderMispEvent } from './render-misp.js'

const eventOf = (...parts: Parameters<typeof renderMispEvent>) => renderMispEvent(...parts).Event

describe('renderMisp', () => {
  it('tells a campaign, with what it is known by', () => {
    const { Attribute, ...event } = eventOf(richCampaign('amber'))
    expect(event).toMatchObject({
      info: 'Distillation campaign camp_00000000000000aa',
      date: '2026-04-22',
      published: true,
      distribution: '1',
      Orgc: { name: 'Example Laboratory' },
      Tag: [{ name: 'tlp:amber' }],
    })
    const of = (type: string) => Attribute.filter((attribute) => attribute.type === type)
    expect(of('user-agent')).toMatchObject([{ value: "harvest-kit/2.1 (it's \\ odd)", to_ids: true }])
    expect(of('AS')).toMatchObject([{ value: 'AS64500' }])
    expect(of('threat-actor')).toMatchObject([{ value: 'Example Actor' }])
    expect(of('link').map(({ value }) => value)).toContain('https://atlas.mitre.org/studies/AML.CS0056')
    expect(of('text').map(({ value }) => value)).toContain(`payment:${'07'.repeat(32)}`)
    expect(of('text').filter(({ value }) => value.startsWith('account:'))).toHaveLength(3)
  })

  it('goes no further than its marking lets it', () => {
    const distributions = TLP.map((tlp) => eventOf(richCampaign(tlp)).distribution)
    expect(distributions).toEqual(['3', '2', '1', '0', '0'])
    const red = indicatorOf({ kind: 'user-agent', value: 'a' }, 'red')
    const [attribute] = eventOf(richCampaign('green', { indicators: [red] })).Attribute.slice(-1)
    expect(attribute).toMatchObject({ distribution: '0', Tag: [{ name: 'tlp:red' }] })
  })

  it('alerts on nothing of a campaign that was dismissed, and does not publish what is not confirmed', () => {
    for (const status of ['open', 'dismissed']) expect(eventOf(richCampaign('amber', { status })).published).toBe(false)
    const dismissed = eventOf(richCampaign('amber', { status: 'dismissed' }))
    expect(dismissed.Attribute.filter(({ to_ids }) => to_ids)).toEqual([])
    const claims = { ...richCampaign('amber').affiliation, level: 'none-claimed' as const, actor: null }
    expect(JSON.stringify(eventOf(richCampaign('amber', { affiliation: claims })))).not.toContain('Example Actor')
  })

  it('is bounded', () => {
    const event = eventOf(richCampaign('amber'), { accounts_max: 1, indicators_max: 2 })
    expect(event.Attribute.filter(({ value }) => value.startsWith('account:'))).toHaveLength(1)
    expect(event.Attribute.filter(({ first_seen }) => first_seen !== undefined)).toHaveLength(2)
    expect(() => renderMisp([])).toThrow('0 campaigns')
  })

  it('has the same ids on another day, each once', () => {
    fc.assert(
      fc.property(arbitraryCampaign, (campaign) => {
        const ids = (one: typeof campaign) => {
          const { uuid, Attribute } = eventOf(one)
          return [uuid, ...Attribute.slice(1).map((attribute) => attribute.uuid)]
        }
        expect(ids({ ...campaign, modified: '2099-01-01T00:00:00Z' })).toEqual(ids(campaign))
        expect(new Set(ids(campaign)).size).toBe(ids(campaign).length)
        for (const { value } of eventOf(campaign).Attribute) expect(value).not.toBe('')
      }),
      { numRuns: 50 },
    )
  })
})
