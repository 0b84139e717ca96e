import type { Item } from '@/api/answer'
import { formatCount, formatP } from '@/ui/Count'
import { formatFigure } from '@/ui/figures'

export type Sighting = Item<'/v1/sightings'>

/** What matched here, and never without what chance gives. */
export const SightingWords = ({ accounts, of, expected, p_value, looked_for, significant }: Sighting) => (
  <span>
    {formatCount(accounts)} of {formatCount(of)} accounts; by chance {formatFigure(expected)} (p = {formatP(p_value)},
    one of {formatCount(looked_for)} looked for): {significant ? 'beyond chance' : 'chance may have given it'}
  </span>
)
