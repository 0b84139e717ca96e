import { Link } from '@tanstack/react-router'
import type { Sighting } from '@/components/SightingWords'
import { Badge } from '@/ui/Badge'
import { Count, formatCount, formatP } from '@/ui/Count'
import { formatFigure } from '@/ui/figures'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'

/** `words`: what an indicator looks for, by its id. */
export const sightingColumns = (words: ReadonlyMap<string, string>): readonly Column<Sighting>[] => [
  {
    id: 'indicator',
    header: 'What was seen',
    value: ({ indicator }) => words.get(indicator) ?? indicator,
    cell: ({ indicator }) => (
      <Link to="/inbox/$id" params={{ id: indicator }}>
        {words.get(indicator) ?? indicator}
      </Link>
    ),
  },
  {
    id: 'significant',
    header: 'Chance',
    value: ({ significant }) => significant,
    cell: ({ significant }) => (
      <Badge tone={significant ? 'danger' : 'neutral'}>{significant ? 'beyond chance' : 'may be chance'}</Badge>
    ),
  },
  {
    id: 'accounts',
    header: 'Accounts',
    value: ({ accounts }) => accounts,
    cell: ({ accounts, of }) => `${formatCount(accounts)} of ${formatCount(of)}`,
    align: 'end',
  },
  {
    id: 'expected',
    header: 'By chance',
    value: ({ expected }) => expected,
    cell: ({ expected, expected_from }) => (
      <span
        title={
          expected_from === 'publisher'
            ? 'by the prevalence that came with it'
            : 'by how often two own accounts share a value of its kind'
        }
      >
        {formatFigure(expected)}
      </span>
    ),
    align: 'end',
    secondary: true,
  },
  {
    id: 'p',
    header: 'p, of so many looked for',
    value: ({ p_value }) => p_value,
    cell: ({ p_value, looked_for }) => `${formatP(p_value)}, ${formatCount(looked_for)}`,
    align: 'end',
    secondary: true,
  },
  {
    id: 'exchanges',
    header: 'Exchanges',
    value: ({ exchanges }) => exchanges,
    cell: ({ exchanges }) => <Count value={exchanges} />,
    align: 'end',
    secondary: true,
  },
  {
    id: 'seen',
    header: 'Last seen here',
    value: ({ last_seen }) => last_seen,
    cell: ({ last_seen }) => <Time at={last_seen} />,
    secondary: true,
  },
]
