import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useView } from '@/components/use-view'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import { ACCOUNT_COLUMNS, ACCOUNT_CSV } from './account-columns'
import { isHit } from './gather-decisions'
import type { AccountsSearch } from './search'
import type { RecentDecisions } from './use-recent-decisions'

/** Accounts of which something was decided of late, the newest first. */
export function DecidedAccounts({ recent: { accounts, decisions_count, since, more } }: { recent: RecentDecisions }) {
  const [{ q = '', decided, hit, sort }, change] = useView<AccountsSearch>()
  const navigate = useNavigate()
  const rows = useMemo(
    () =>
      accounts.filter(
        (row) =>
          row.account_id.toLowerCase().includes(q.trim().toLowerCase()) &&
          (decided === undefined || row.last.action === decided) &&
          (hit === undefined || isHit(row) === (hit === 'yes')),
      ),
    [accounts, q, decided, hit],
  )
  return (
    <DataTable
      label="Accounts by what was decided of them last"
      columns={ACCOUNT_COLUMNS}
      rows={rows}
      rowKey={({ account_id }) => account_id}
      sorting={sortingOf(sort ?? '-last')}
      onSort={(sorting) => change({ sort: textOfSorting(sorting) })}
      onOpen={({ account_id }) => void navigate({ to: '/accounts/$id', params: { id: account_id } })}
      height="max(20rem, calc(100vh - 22rem))"
      empty={<NoAccounts known={accounts.length} asked={q.trim()} />}
      tools={
        <div className="row">
          <span className="soft" role="status">
            {formatCount(rows.length)} of {formatCount(accounts.length)} accounts, by{' '}
            {more ? `the newest ${formatCount(decisions_count)}` : `all ${formatCount(decisions_count)} kept`}{' '}
            decisions, since <Time at={since} />
          </span>
          <CsvButton name="accounts" columns={ACCOUNT_CSV} rows={rows} />
        </div>
      }
    />
  )
}

function NoAccounts({ known, asked }: { known: number; asked: string }) {
  if (asked !== '')
    return (
      <EmptyState
        title={`Of no account like «${asked}» was anything decided of late`}
        action={
          <Link to="/accounts/$id" params={{ id: asked }}>
            Open the account {asked}
          </Link>
        }
      >
        It may be known all the same: an id is opened as it stands, whole.
      </EmptyState>
    )
  if (known > 0)
    return (
      <EmptyState title="No account is like that" action={<Link to="/accounts">Show all</Link>}>
        Loosen a filter.
      </EmptyState>
    )
  return (
    <EmptyState title="Nothing was decided of any account yet" action={<Link to="/campaigns">To the campaigns</Link>}>
      Accounts come here with the first decision of a policy or an action, also in shadow. To look at one before, open
      it by its id, or from the accounts of a campaign.
    </EmptyState>
  )
}
