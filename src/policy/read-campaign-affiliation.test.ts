import { expect, it } from 'vitest'
import { openTestState } from '#store/fixtures/test-state.js'
import { readCampaignAffiliation } from './read-campaign-affiliation.js'

it('does not go on to claim what an older version took for two sources', async () => {
  const state = await openTestState()
  const kept = (first: string, second: string) => ({
    ...{ level: 'corroborated', actor: 'Example Actor', country: null, state_assistance: 'corroborated' },
    grounds: [first, second].map((source) => ({ statement: 'They said so', source, independent: true })),
  })
  for (const [id, affiliation] of [
    ['once', kept('Partner A', 'partner a ')],
    ['twice', kept('Partner A', 'Partner B')],
  ] as const)
    await state.run(
      `INSERT INTO campaigns (id, confidence, confidence_max, accounts_count, exchanges, first_seen, last_seen, raised, updated, campaign, affiliation)
       VALUES ($1, 1, 1, 1, 1, now(), now(), now(), now(), '{}', $2)`,
      [id, JSON.stringify(affiliation)],
    )
  expect(await readCampaignAffiliation(state, 'once')).toMatchObject({
    level: 'suspected',
    state_assistance: 'alleged',
  })
  expect(await readCampaignAffiliation(state, 'twice')).toMatchObject({ level: 'corroborated' })
  await state.close()
})
