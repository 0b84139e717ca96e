import { useMemo } from 'react'
import { StatusBadge } from '@/components/StatusBadge'
import { formatCount, formatShare } from '@/ui/Count'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import styles from './Backtest.module.css'
import type { BacktestAnswer } from './backtest-types'

interface ActionRow {
  action: string
  requests: number
  output_tokens: number
  harvesting: number
}
type RuleRow = BacktestAnswer['rules'][number]

const ACTION_COLUMNS: readonly Column<ActionRow>[] = [
  {
    id: 'action',
    header: 'Decision',
    value: ({ action }) => action,
    cell: ({ action }) => <StatusBadge status={action} />,
  },
  count('requests', 'Requests hit', ({ requests }) => requests),
  {
    id: 'share',
    header: 'Of these harvest, estimated',
    value: ({ harvesting, requests }) => (requests === 0 ? null : harvesting / requests),
    cell: ({ harvesting, requests }) => (requests === 0 ? '–' : formatShare(Math.min(1, harvesting / requests))),
    align: 'end',
  },
  { ...count('tokens', 'Tokens of answers', ({ output_tokens }: ActionRow) => output_tokens), secondary: true },
]

const RULE_COLUMNS: readonly Column<RuleRow>[] = [
  { id: 'rule', header: 'Rule', value: ({ rule }) => rule },
  {
    id: 'action',
    header: 'Decision',
    value: ({ action }) => action,
    cell: ({ action }) => <StatusBadge status={action} />,
  },
  count('requests', 'Requests it held for', ({ requests }) => requests),
  count('accounts', 'Accounts', ({ accounts }) => accounts),
]

/** By decision, and by rule in the order of the policy. */
export function BacktestTables({ answer: { policy, hit_by_action, rules } }: { answer: BacktestAnswer }) {
  const actions = useMemo(
    () => Object.entries(hit_by_action).map(([action, portion]) => ({ action, ...portion })),
    [hit_by_action],
  )
  return (
    <div className={styles.tables}>
      <DataTable
        label="By decision"
        columns={ACTION_COLUMNS}
        rows={actions}
        rowKey={({ action }) => action}
        tools={<Head title="By decision" name={`${policy}-by-decision`} columns={ACTION_COLUMNS} rows={actions} />}
      />
      <DataTable
        label="By rule"
        columns={RULE_COLUMNS}
        rows={rules}
        rowKey={({ rule }) => rule}
        tools={<Head title="By rule" name={`${policy}-by-rule`} columns={RULE_COLUMNS} rows={rules} />}
      />
    </div>
  )
}

interface HeadProps<Row> {
  title: string
  name: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
}

function Head<Row>({ title, ...csv }: HeadProps<Row>) {
  return (
    <div className="row">
      <h3>{title}</h3>
      <CsvButton {...csv} />
    </div>
  )
}

function count<Row>(id: string, header: string, value: (row: Row) => number): Column<Row> {
  return { id, header, value, cell: (row) => formatCount(value(row)), align: 'end' }
}
