import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { ErrorNote } from '@/components/ErrorNote'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Loading } from '@/ui/Loading'
import { CsvButton } from '@/ui/table/CsvButton'
import { useTabSearch } from '../tab-search'
import { filterMembers } from './filter-members'
import { MarkedMembers } from './MarkedMembers'
import { MemberFilterFields } from './MemberFilterFields'
import { MEMBER_COLUMNS, MembersTable } from './MembersTable'
import { useAllMembers } from './use-all-members'

/** Every account of the campaign. 25,000 are fetched in the background and worked with as they come. */
export function MembersTab({ id }: { id: string }) {
  const { members: all, complete, error, refetch } = useAllMembers(id)
  // Pages come quickly one after the other: the table is drawn anew when there is time.
  const members = useDeferredValue(all)
  const [search] = useTabSearch()
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const { account, role, score } = useDeferredValue(search)
  const rows = useMemo(
    () =>
      filterMembers(members, {
        ...(account === undefined ? {} : { account }),
        ...(role === undefined ? {} : { role }),
        ...(score === undefined ? {} : { score }),
      }),
    [members, account, role, score],
  )
  const mark = useCallback(
    (one: string): void =>
      setMarked((before) => {
        const next = new Set(before)
        if (!next.delete(one)) next.add(one)
        return next
      }),
    [],
  )
  if (members.length === 0 && error !== null) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (members.length === 0 && (!complete || all.length > 0))
    return <Loading lines={10} label="Accounts are on their way" />
  if (all.length === 0)
    return (
      <EmptyState title="The campaign has no accounts now">
        The newest run did not find it again. Its history tells who was in it.
      </EmptyState>
    )
  return (
    <Card title="Accounts" actions={<CsvButton name={`${id}-accounts`} columns={MEMBER_COLUMNS} rows={rows} />}>
      <div className="stack">
        {error === null ? null : <ErrorNote error={error} onRetry={() => void refetch()} />}
        <MemberFilterFields />
        <p className="soft" role="status">
          {rows.length === members.length ? '' : `${formatCount(rows.length)} of `}
          {formatCount(members.length)} accounts
          {complete ? '' : ', more are on their way: order and filter hold for those that are here'}
          {'. '}«Belongs» is the probability that the account is of the campaign, were the campaign itself real.
        </p>
        <MarkedMembers campaign={id} members={members} shown={rows} marked={marked} onChange={setMarked} />
        <MembersTable rows={rows} marked={marked} onMark={mark} />
      </div>
    </Card>
  )
}
