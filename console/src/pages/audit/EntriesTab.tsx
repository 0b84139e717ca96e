import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useMay } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Checkbox } from '@/ui/Field'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { EntryDialog } from './EntryDialog'
import { EntryFilters } from './EntryFilters'
import { entryColumns } from './entry-columns'
import { useEntries } from './use-entries'

/** The entries of the log, newest first. */
export function EntriesTab() {
  const search = getRouteApi('/audit').useSearch()
  const navigate = useNavigate({ from: '/audit' })
  const admin = useMay('admin')
  // Not in the address: each look behind the pseudonyms is itself an entry, and a link must not make one unasked.
  const [named, setNamed] = useState(false)
  const { query, loaded, found, accounts } = useEntries(search, named)
  const columns = useMemo(() => entryColumns(accounts), [accounts])
  const go = (change: Partial<typeof search>, replace = true): void => {
    const given = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== '')
    void navigate({ replace, search: Object.fromEntries(given) })
  }
  const open = loaded.find(({ seq }) => seq === search.seq)
  const oldest = loaded.at(-1)
  return (
    <div className="stack">
      <EntryFilters search={search} entries={loaded} onChange={go} />
      {admin ? (
        <Checkbox
          label="With the accounts behind the pseudonyms (that you looked is put into the log)"
          checked={named}
          onChange={({ target }) => setNamed(target.checked)}
        />
      ) : null}
      <Fetched query={query} lines={8}>
        {() => (
          <>
            <div className="row">
              <span role="status">
                {formatCount(found.length)} of the {formatCount(loaded.length)} entries that are loaded
                {oldest === undefined ? null : (
                  <>
                    , back to <Time at={oldest.at} />
                  </>
                )}
                {query.hasNextPage ? null : ': all of the log'}
              </span>
              {query.hasNextPage ? (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  Load a thousand older ones
                </Button>
              ) : null}
              <Button look="quiet" busy={query.isRefetching} onClick={() => void query.refetch()}>
                Look again
              </Button>
              <CsvButton name="audit" columns={columns} rows={found} />
            </div>
            <DataTable
              label="Entries of the audit log"
              columns={columns}
              rows={found}
              rowKey={({ seq }) => String(seq)}
              onOpen={({ seq }) => go({ seq }, false)}
              empty={
                <EmptyState title="No such entry is among those that are loaded">
                  {query.hasNextPage
                    ? 'Load older ones, or take a filter away.'
                    : 'That is all of the log. Take a filter away.'}
                </EmptyState>
              }
            />
          </>
        )}
      </Fetched>
      {search.seq !== undefined && open === undefined && query.data !== undefined ? (
        <Note tone="warn">Entry {formatCount(search.seq)} is not among those that are loaded.</Note>
      ) : null}
      {open === undefined ? null : (
        <EntryDialog
          entry={open}
          accounts={accounts}
          onClose={() => go({ seq: undefined } as Partial<typeof search>)}
        />
      )}
    </div>
  )
}
