import { expect, it } from 'vitest'
import { matchCampaigns } from './match-campaigns.js'

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `acct-${from + i}`)
const set = (id: string, from: number, to: number) => ({ id, accounts: range(from, to) })

it('knows a campaign again that grew, and one that shrank', () => {
  expect(matchCampaigns([set('new', 0, 90)], [set('old', 0, 30)], 0.3).kept_of).toEqual(new Map([['new', 'old']]))
  expect(matchCampaigns([set('new', 0, 20)], [set('old', 0, 90)], 0.3).kept_of).toEqual(new Map([['new', 'old']]))
})

it('takes a few common accounts for chance', () => {
  expect(matchCampaigns([set('new', 0, 30)], [set('old', 25, 60)], 0.3).kept_of.size).toBe(0)
})

it('does not take a new group for a dismissed one of which it holds a few accounts', () => {
  const dismissed = { ...set('old', 0, 12), settled: true }
  expect(matchCampaigns([set('new', 8, 500)], [dismissed], 0.3).kept_of.size).toBe(0)
  expect(matchCampaigns([set('new', 2, 16)], [dismissed], 0.3).kept_of.size).toBe(1)
})

it('gives a split campaign its id once, to the larger part', () => {
  const { kept_of, split_of } = matchCampaigns([set('small', 0, 10), set('large', 10, 60)], [set('old', 0, 60)], 0.3)
  expect(kept_of).toEqual(new Map([['large', 'old']]))
  expect(split_of).toEqual(new Map([['small', 'old']]))
})

it('lets a merged campaign end in the larger one', () => {
  const { kept_of, merged_into } = matchCampaigns([set('new', 0, 60)], [set('a', 0, 20), set('b', 20, 60)], 0.3)
  expect(kept_of).toEqual(new Map([['new', 'b']]))
  expect(merged_into).toEqual(new Map([['a', 'b']]))
})

it('does not depend on the order of the lists', () => {
  const found = [set('f1', 0, 20), set('f2', 10, 40), set('f3', 30, 60)]
  const kept = [set('k1', 0, 15), set('k2', 15, 35), set('k3', 35, 60)]
  const once = matchCampaigns(found, kept, 0.3)
  const again = matchCampaigns(found.toReversed(), kept.toReversed(), 0.3)
  expect(new Map([...again.kept_of].sort())).toEqual(new Map([...once.kept_of].sort()))
})
