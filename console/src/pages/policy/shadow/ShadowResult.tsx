import type { RowData } from '@tanstack/react-table'
import { formatCount, formatShare } from '@/ui/Count'
import { Stat } from '@/ui/Stat'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import styles from './Shadow.module.css'
import { DECIDED_COLUMNS, EXAMPLE_COLUMNS, RULED_COLUMNS } from './shadow-columns'
import type { Shadow } from './shadow-types'

/** The decisions that were recorded and not enforced: in sums, by rule, and the accounts most often met. */
export function ShadowResult({ shadow }: { shadow: Shadow }) {
  const { name, requests, accounts, cleared_requests, decisions, rules, examples } = shadow
  const held = decisions.reduce((sum, one) => sum + one.held, 0)
  const counted = requests - cleared_requests
  return (
    <section className="stack" aria-label="What it would have done">
      <p>
        Recorded from <Time at={shadow.from} /> to <Time at={shadow.to} />. Requests for which no rule held are not
        recorded, so there is no share of all traffic: the backtest tells that. Rules are counted with requests that a
        clearance would have let pass, decisions and accounts without them.
      </p>
      <div className="tiles">
        <Stat
          label="Requests it held for"
          value={formatCount(requests)}
          note={`of ${formatCount(accounts)} accounts`}
        />
        <Stat
          label="Would not have passed"
          value={formatCount(held)}
          note={`${counted === 0 ? '0 %' : formatShare(held / counted)} of the ${formatCount(counted)} that no clearance would have let pass: blocked, challenged, or past the rate of a throttle`}
        />
        <Stat
          label="Cleared"
          value={formatCount(cleared_requests)}
          note="requests that a permit or another clearance would have let pass"
        />
      </div>
      <div className={styles.tables}>
        <Titled
          title="By decision"
          name={name}
          columns={DECIDED_COLUMNS}
          rows={decisions}
          keyOf={({ action }) => action}
        />
        <Titled
          title="By rule"
          name={name}
          columns={RULED_COLUMNS}
          rows={rules}
          keyOf={({ rule, action }) => `${rule} ${action}`}
        />
      </div>
      <Titled
        title="Accounts most often met"
        name={name}
        columns={EXAMPLE_COLUMNS}
        rows={examples}
        keyOf={({ account_id, rule, action, campaign }) => `${account_id} ${rule} ${action} ${campaign}`}
      />
    </section>
  )
}

interface TitledProps<Row> {
  title: string
  /** of the policy */
  name: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

function Titled<Row extends RowData>({ title, name, columns, rows, keyOf }: TitledProps<Row>) {
  return (
    <DataTable
      label={title}
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      tools={
        <div className="row">
          <h2>{title}</h2>
          <CsvButton
            name={`${name}-shadow-${title.toLowerCase().replaceAll(' ', '-')}`}
            columns={columns}
            rows={rows}
          />
        </div>
      }
    />
  )
}
