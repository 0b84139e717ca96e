/** What is given of MISP's core format (misp-rfc, misp-core-format); all numbers are strings there. */
export interface MispAttribute {
  uuid: string
  category: string
  type: string
  value: string
  comment: string
  to_ids: boolean
  disable_correlation: boolean
  distribution: string
  timestamp: string
  first_seen?: string
  last_seen?: string
  Tag?: MispTag[]
}

export interface MispTag {
  name: string
}

export interface MispEvent {
  Event: {
    uuid: string
    info: string
    date: string
    timestamp: string
    publish_timestamp: string
    published: boolean
    threat_level_id: string
    analysis: string
    distribution: string
    Orgc: { name: string; uuid: string }
    Tag: MispTag[]
    Attribute: MispAttribute[]
  }
}
