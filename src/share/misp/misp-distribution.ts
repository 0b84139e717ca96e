import type { Tlp } from '#contract/indicator.js'
import type { MispTag } from './misp-event.js'

/** MISP: 0 own organisation, 1 this community, 2 connected communities, 3 all. TLP 2.0 says who may have it. */
const DISTRIBUTIONS: Record<Tlp, string> = { red: '0', 'amber+strict': '0', amber: '1', green: '2', clear: '3' }

export const distributionOf = (tlp: Tlp): string => DISTRIBUTIONS[tlp]

/** Of the taxonomy `tlp` of MISP. */
export const tlpTag = (tlp: Tlp): MispTag => ({ name: `tlp:${tlp}` })
