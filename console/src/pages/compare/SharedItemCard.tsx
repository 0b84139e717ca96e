import { Card } from '@/ui/Card'
import { Count, formatCount, formatP } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { formatFigure } from '@/ui/figures'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import type { Comparison } from './comparison'

type Item = Comparison['shared_items'][number]

const COLUMNS: readonly Column<Item>[] = [
  { id: 'channel', header: 'Kind', value: ({ channel }) => channel.replaceAll('_', ' ') },
  { id: 'label', header: 'Item (hash)', value: ({ label }) => label, cell: ({ label }) => <code>{label}</code> },
  { id: 'one', header: 'Accounts of the one', value: ({ accounts }) => accounts[0], align: 'end', secondary: true },
  { id: 'other', header: 'of the other', value: ({ accounts }) => accounts[1], align: 'end' },
  {
    id: 'expected',
    header: 'by chance',
    value: ({ expected }) => expected,
    align: 'end',
    cell: ({ expected }) => formatFigure(expected),
  },
  {
    id: 'p',
    header: 'p by chance',
    value: ({ p_value }) => p_value,
    align: 'end',
    cell: ({ p_value }) => formatP(p_value),
  },
  {
    id: 'population',
    header: 'All that hold it',
    value: ({ population_count }) => population_count,
    align: 'end',
    secondary: true,
    cell: ({ population_count }) => <Count value={population_count} />,
  },
]

/** What accounts of both hold: payment, network, client and the like, by their keyed hashes. */
export function SharedItemCard({ comparison }: { comparison: Comparison }) {
  const { shared_items, shared_items_count, campaigns } = comparison
  return (
    <Card
      title="Items that both hold"
      actions={
        <CsvButton
          name={`shared-items-${campaigns.map(({ id }) => id).join('-')}`}
          columns={COLUMNS}
          rows={shared_items}
        />
      }
    >
      <div className="stack">
        {shared_items_count > shared_items.length ? (
          <p className="soft">
            The rarest {formatCount(shared_items.length)} of {formatCount(shared_items_count)}.
          </p>
        ) : null}
        <DataTable
          label="Items that both hold"
          columns={COLUMNS}
          rows={shared_items}
          rowKey={({ id }) => id}
          height="20rem"
          empty={
            <EmptyState title="They share no item">
              Neither payment nor network, client, tools or prompt frame of one is seen in the other.
            </EmptyState>
          }
        />
      </div>
    </Card>
  )
}
