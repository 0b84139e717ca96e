/** An object of STIX 2.1, of whichever type. */
export interface StixObject {
  type: string
  id: string
  [property: string]: unknown
}

export interface StixBundle {
  type: 'bundle'
  id: string
  objects: StixObject[]
}

/** `full` holds all, for other Stillwatch servers; `plain` has nothing that is not in STIX 2.1, for OpenCTI and MISP. */
export const STIX_PROFILES = ['full', 'plain'] as const
export type StixProfile = (typeof STIX_PROFILES)[number]
