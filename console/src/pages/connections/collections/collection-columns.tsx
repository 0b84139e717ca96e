import type { Item } from '@/api/answer'
import { TlpBadge } from '@/components/TlpBadge'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'

export type Collection = Item<'/v1/collections'>

export const COLLECTION_COLUMNS: readonly Column<Collection>[] = [
  { id: 'title', header: 'Collection', value: ({ title }) => title },
  { id: 'community', header: 'Community', value: ({ community }) => community },
  {
    id: 'tlp',
    header: 'Up to',
    value: ({ tlp_max }) => tlp_max,
    cell: ({ tlp_max }) => <TlpBadge tlp={tlp_max} />,
  },
  { id: 'alias', header: 'Alias', value: ({ alias }) => alias, secondary: true },
  { id: 'id', header: 'Id', value: ({ id }) => id, cell: ({ id }) => <code>{id}</code>, secondary: true },
  {
    id: 'created',
    header: 'Made',
    value: ({ created }) => created,
    cell: ({ created }) => <Time at={created} as="day" />,
    secondary: true,
  },
]
