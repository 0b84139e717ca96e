import { describe, expect, it } from 'vitest'
import { planPower } from '#pipeline/provenance/plan-power.js'
import { runFake } from './fixtures/fake-cli.js'

const run = (...options: string[]) =>
  runFake(['provenance', 'power', ...options], { jobs: { planPower: async (request) => planPower(request) } })

describe('stillwatch provenance power', () => {
  it('says how many answers each test needs, and what that rests on', async () => {
    const { out, status } = await run('--contamination', '0.05', '--test', 'kgw', 'style')
    expect(status).toBe(0)
    expect(out).toContain('To see 5 % at p < 0.00001')
    expect(out).toMatch(/kgw: [\d,]+ scored tokens, about [\d,]+ answers \(language model/)
    expect(out).toContain('style: 99,999 control models')
  })

  it('gives the same as JSON', async () => {
    const { out } = await run('--format', 'json', '--test', 'canary', '--variants', '8', '--tried', '5')
    expect(JSON.parse(out)).toMatchObject({
      request: { variants: 8, tried: 5 },
      rows: [{ test: 'canary', expected: 0.125 }],
    })
  })

  it('refuses what is no share', async () => {
    expect((await run('--contamination', '2')).status).toBe(2)
  })
})
