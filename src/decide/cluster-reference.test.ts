import { expect, it } from 'vitest'
import { CONTROL_CLUSTERS, clusterReference } from './cluster-reference.js'

const SECRET = 'a secret of the test'

it('is one for all accounts of a campaign, another for another campaign or secret, and tells none of them', () => {
  const cluster = clusterReference(SECRET, 'camp_1', 'ada')
  expect(cluster).toMatch(/^clu_[0-9a-f]{20}$/)
  expect(clusterReference(SECRET, 'camp_1', 'bob')).toBe(cluster)
  expect(clusterReference(SECRET, 'camp_2', 'ada')).not.toBe(cluster)
  expect(clusterReference('another secret of it', 'camp_1', 'ada')).not.toBe(cluster)
})

it('deals accounts without a campaign to the control clusters', () => {
  const dealt = Array.from({ length: 2000 }, (_, at) => clusterReference(SECRET, '', `acct-${at}`))
  expect(new Set(dealt).size).toBe(CONTROL_CLUSTERS)
  expect(clusterReference(SECRET, '', 'acct-0')).toBe(dealt[0])
})
