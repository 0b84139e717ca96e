import type { Item } from '@/api/answer'
import { StatusBadge } from '@/components/StatusBadge'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import { stateOf } from '../state-of'

export type Agreement = Item<'/v1/psi/agreements'>
export type Mode = Agreement['modes'][number]

export const MODE_WORDS: Readonly<Record<Mode, string>> = {
  cardinality: 'how many both have',
  intersection: 'which both have',
}

export const AGREEMENT_COLUMNS: readonly Column<Agreement>[] = [
  { id: 'party', header: 'With', value: ({ party }) => party },
  { id: 'state', header: 'State', value: stateOf, cell: (one) => <StatusBadge status={stateOf(one)} /> },
  {
    id: 'direction',
    header: 'Who asks',
    value: ({ direction }) => (direction === 'ask' ? 'we ask them' : 'they ask us'),
  },
  { id: 'community', header: 'Community', value: ({ community }) => community, secondary: true },
  {
    id: 'modes',
    header: 'Who asks learns',
    value: ({ modes }) => modes.map((mode) => MODE_WORDS[mode]).join('; '),
    secondary: true,
  },
  {
    id: 'created',
    header: 'Asked for',
    value: ({ created }) => created,
    cell: ({ created }) => <Time at={created} as="day" />,
    secondary: true,
  },
  { id: 'purpose', header: 'Purpose', value: ({ purpose }) => purpose, secondary: true },
]
