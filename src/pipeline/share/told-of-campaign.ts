import type { SharedCampaign } from '#contract/shared-campaign.js'

/** Texts of a campaign that did not come from this program: by whom, the gate has to know. */
export interface Told {
  /** by people: purpose, affiliation with its grounds, names of infrastructure */
  written: string[]
  /** by machines: user agents, names of models */
  measured: string[]
  /** what the publisher says of itself */
  own: string[]
}

export function toldOfCampaign({ purpose, publisher, affiliation, infrastructure, indicators }: SharedCampaign): Told {
  const { actor, country, grounds } = affiliation
  const written = [
    ...[purpose, actor, country],
    ...grounds.flatMap(({ statement, source }) => [statement, source]),
    ...infrastructure.map(({ description }) => description),
  ]
  const measured = indicators.flatMap(({ value }) => {
    if (value.kind === 'user-agent') return [value.value]
    return value.kind === 'parameter-tuple' ? [value.model] : []
  })
  return {
    written: textsOf(written),
    measured: textsOf(measured),
    own: textsOf([publisher.name, publisher.contact]),
  }
}

/** Each once, and none that is empty. */
export const textsOf = (texts: readonly (string | null | undefined)[]): string[] => [
  ...new Set(texts.filter((text): text is string => text !== undefined && text !== null && text !== '')),
]
