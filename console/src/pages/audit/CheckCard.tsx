import { api } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { Id } from '@/ui/Id'
import { Loading } from '@/ui/Loading'
import { Note } from '@/ui/Note'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'

type Problem = { subject: string; what: string }

const COLUMNS: readonly Column<Problem & { key: string }>[] = [
  { id: 'subject', header: 'Where', value: ({ subject }) => subject },
  {
    id: 'what',
    header: 'What is amiss',
    value: ({ what }) => what,
    cell: ({ what }) => <span title={what}>{what}</span>,
  },
]

/** Reads all of the log when somebody asks, and holds what is enforced against it. */
export function CheckCard() {
  const query = api.useQuery('get', '/v1/audit/check', {}, { enabled: false, retry: false })
  const { data, error, isFetching } = query
  const rows = data?.problems.map((problem, place) => ({ ...problem, key: String(place) })) ?? []
  return (
    <Card
      title="Check of the chain"
      actions={
        <Button look="primary" busy={isFetching} onClick={() => void query.refetch()}>
          {data === undefined ? 'Check now' : 'Check again'}
        </Button>
      }
    >
      <div className="stack">
        <p className="soft">
          Reads the whole log: whether each entry’s hash is of what stands in it and of the entry before, and whether
          the policies and actions that are stored are those that the log tells of.
        </p>
        {isFetching ? <Loading lines={2} label="Checking" /> : null}
        {error === null ? null : <ErrorNote error={error} />}
        {data === undefined || isFetching ? null : (
          <>
            <Note tone={data.ok ? 'good' : 'danger'}>
              {data.ok ? (
                <>
                  The chain of {formatCount(data.entries)} entries is unbroken, and what is enforced is what it tells
                  of.
                </>
              ) : (
                <>
                  <strong>{formatCount(data.problems_count)} things are amiss.</strong> Somebody changed the database
                  past the server, or it was restored from an older copy. Compare it with a checkpoint that is kept
                  elsewhere.
                </>
              )}
            </Note>
            <Facts
              facts={[
                ['Entries', formatCount(data.entries)],
                ['Last entry', formatCount(data.seq)],
                ['Its hash', <Id key="hash" value={data.hash} />],
                ['Policies held against it', `${formatCount(data.policies)} versions`],
                ['Actions held against it', formatCount(data.actions)],
                ['Of these without a hash', `${formatCount(data.unattested)}, from before hashes were kept`],
              ]}
            />
            {rows.length === 0 ? null : (
              <DataTable
                label="What is amiss"
                columns={COLUMNS}
                rows={rows}
                rowKey={({ key }) => key}
                tools={
                  <div className="row">
                    <CsvButton name="audit-problems" columns={COLUMNS} rows={rows} />
                  </div>
                }
              />
            )}
            <p className="soft">That nobody wrote all of the log anew, only a checkpoint kept elsewhere can show.</p>
          </>
        )}
      </div>
    </Card>
  )
}
