import type { Received } from '@/api/use-all-indicators'
import { describeIndicator, KIND_WORDS } from '@/components/describe-indicator'
import type { InboxSearch } from './search'

/** What the address asks for. Also found by a token or an id in full. */
export const filterIndicators = (
  rows: readonly Received[],
  { q = '', source, kind, state, confidence = 0, seen }: InboxSearch,
): Received[] =>
  rows.filter(
    (row) =>
      (kind === undefined || row.indicator.value.kind === kind) &&
      (state === undefined || row.state === state) &&
      (seen === undefined || (row.sighting !== null) === (seen === 'yes')) &&
      (source === undefined || row.sources.some((one) => one.source === source)) &&
      row.confidence_now >= confidence &&
      textOf(row).includes(q.trim().toLowerCase()),
  )

const textOf = ({ indicator: { id, value, community }, sources }: Received): string =>
  [
    id,
    KIND_WORDS[value.kind],
    describeIndicator(value),
    'token' in value ? value.token : '',
    community,
    ...sources.flatMap(({ source, object_id }) => [source, object_id]),
  ]
    .join(' ')
    .toLowerCase()
