import type { EvidenceSettings } from '#contract/evidence-settings.js'

/** Prices of the operator, which may not leave. */
export const pricesOf = ({ prices }: Pick<EvidenceSettings, 'prices'>): number[] =>
  Object.values(prices?.per_million_tokens ?? {}).flatMap(({ input, output, reasoning }) => [input, output, reasoning])
