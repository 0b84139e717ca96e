import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { FileAppealDialog } from '@/components/FileAppealDialog'
import { Person } from '@/components/Person'
import { StatusBadge } from '@/components/StatusBadge'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import type { Account, AccountAppeal } from '../account-types'
import styles from './AppealsTab.module.css'

const COLUMNS: readonly Column<AccountAppeal>[] = [
  {
    id: 'statement',
    header: 'What the customer says',
    value: ({ statement }) => statement,
    cell: ({ id, statement }) => (
      <Link to="/appeals" search={{ state: 'any', id }} className={styles.statement} title={statement}>
        {statement}
      </Link>
    ),
  },
  { id: 'state', header: 'State', value: ({ state }) => state, cell: ({ state }) => <StatusBadge status={state} /> },
  { id: 'filed', header: 'Filed', value: ({ filed }) => filed, cell: ({ filed }) => <Time at={filed} /> },
  {
    id: 'filed_by',
    header: 'Filed by',
    value: ({ filed_by }) => filed_by,
    cell: ({ filed_by }) => <Person id={filed_by} />,
    secondary: true,
  },
  {
    id: 'decided',
    header: 'Decided',
    value: ({ decided }) => decided,
    cell: ({ decided }) => (decided === null ? <span className="soft">not yet</span> : <Time at={decided} />),
    secondary: true,
  },
  {
    id: 'outcome',
    header: 'Why so',
    value: ({ outcome }) => outcome,
    cell: ({ outcome }) => <span title={outcome}>{outcome}</span>,
    secondary: true,
  },
]

/** What the customer said against decisions, and what became of it. */
export function AppealsTab({ account: { id, appeals } }: { account: Account }) {
  const [filing, setFiling] = useState(false)
  return (
    <Card title="Appeals" actions={<CsvButton name={`${id}-appeals`} columns={COLUMNS} rows={appeals} />}>
      <DataTable
        label="Appeals of the account"
        columns={COLUMNS}
        rows={appeals}
        rowKey={(appeal) => appeal.id}
        height="20rem"
        empty={
          <EmptyState
            title="It has not appealed"
            action={
              <Button look="primary" onClick={() => setFiling(true)}>
                File an appeal for the customer
              </Button>
            }
          >
            Write down what the customer says. A second person decides it.
          </EmptyState>
        }
      />
      {filing ? <FileAppealDialog account={id} onClose={() => setFiling(false)} /> : null}
    </Card>
  )
}
