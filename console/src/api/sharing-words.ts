import type { Item } from './answer'

export type Outgoing = Item<'/v1/outgoing'>
export type OutgoingForm = Outgoing['form']
export type Tlp = Outgoing['tlp']

/** The least narrow first. */
export const TLP = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const satisfies readonly Tlp[]
export const TLP_WORDS: Readonly<Record<Tlp, string>> = {
  clear: 'anybody may have it',
  green: 'the community, and not the public',
  amber: 'the recipient’s organization and its clients',
  'amber+strict': 'the recipient’s organization alone',
  red: 'the person who is named, and nobody else',
}

export const FORM_WORDS: Readonly<Record<OutgoingForm, string>> = {
  stix: 'STIX 2.1, for other Stillwatch servers',
  'stix-plain': 'STIX 2.1, plain',
  sightings: 'Sightings of what others sent (STIX)',
  misp: 'MISP event',
  csv: 'CSV of indicators',
  ocsf: 'OCSF finding',
  feed: 'Entry of the feeds (Atom, RSS)',
  evidence: 'Package of evidence',
  psi: 'Private matching',
}
/** In the order in which they are offered; private matching goes by an agreement. */
export const FORMS = [
  'stix',
  'stix-plain',
  'misp',
  'csv',
  'ocsf',
  'feed',
  'evidence',
  'sightings',
] as const satisfies readonly OutgoingForm[]
/** Bundles of STIX: what TAXII collections take. */
export const STIX_FORMS: readonly OutgoingForm[] = ['stix', 'stix-plain', 'sightings']

export const OUTGOING_STATUSES = [
  'waiting',
  'approved',
  'refused',
  'rejected',
  'sending',
  'sent',
  'failed',
  'withdrawn',
] as const satisfies readonly Outgoing['status'][]

/** For what something may leave, where a server is not told otherwise. */
export const PURPOSES: readonly string[] = [
  'defence against distillation',
  'incident response',
  'report to an authority',
  'legal proceedings',
  'research on distillation',
]
export const TO_AUTHORITY = 'report to an authority'
