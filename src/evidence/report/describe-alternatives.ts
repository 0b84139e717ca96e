import type { EvidenceCase } from '#contract/evidence.js'
import { readContentAlternatives } from './read-content-alternatives.js'
import { readItemAlternatives } from './read-item-alternatives.js'
import type { Alternative } from './weigh-alternative.js'

/** The innocent explanations that every group is held against, each with the sign that bears on it. */
export const describeAlternatives = ({
  statistics,
  settings,
}: Pick<EvidenceCase, 'statistics' | 'settings'>): Alternative[] =>
  statistics.basis === 'content'
    ? readContentAlternatives(statistics, settings)
    : readItemAlternatives(statistics, settings)
