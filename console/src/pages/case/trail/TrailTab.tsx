import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { pagingOf } from '@/api/paging-of'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { SelectField } from '@/ui/Field'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import type { TrailItem } from '../case-types'
import { type CaseSearch, TRAIL_KINDS } from '../search'
import styles from './Trail.module.css'
import { TrailLine } from './TrailLine'
import { tellTrail } from './tell-trail'

const PAGE = 200
const WORDS: Readonly<Record<TrailItem['kind'], string>> = {
  campaign: 'the campaign',
  case: 'the case',
  note: 'notes',
  task: 'tasks',
  action: 'actions',
  appeal: 'appeals',
  evidence: 'evidence packages',
  outgoing: 'what was shared',
}
const CSV: readonly Column<TrailItem>[] = [
  { id: 'at', header: 'When', value: ({ at }) => at },
  { id: 'by', header: 'By', value: ({ by }) => by },
  { id: 'kind', header: 'Kind', value: ({ kind }) => kind },
  { id: 'what', header: 'What', value: tellTrail },
  { id: 'subject', header: 'About', value: ({ subject }) => subject },
  { id: 'account', header: 'Account', value: ({ account_id }) => account_id },
  { id: 'text', header: 'Words', value: ({ text }) => text },
]

/** All that happened in the case, the newest first: what detection found, what people decided, and why. */
export function TrailTab({ id }: { id: string }) {
  const [{ kind }, change] = useView<CaseSearch>()
  const query = api.useInfiniteQuery(
    'get',
    '/v1/cases/{id}/trail',
    { params: { path: { id }, query: { limit: PAGE } } },
    PAGE_AFTER_PAGE,
  )
  const { rows: all, readAll } = pagingOf(query)
  const isWanted = (item: TrailItem): boolean => kind === undefined || item.kind === kind
  const rows = all.filter(isWanted)
  const readWanted = async () => {
    const { rows, more } = await readAll()
    return { rows: rows.filter(isWanted), more }
  }
  return (
    <Card
      title="Decision trail"
      actions={<CsvButton name={`${id}-trail`} columns={CSV} rows={rows} readAll={readWanted} />}
    >
      <Fetched query={query} lines={8}>
        {() => (
          <div className="stack">
            <div className="row">
              <SelectField
                label="About"
                data-filter
                value={kind ?? ''}
                onChange={({ target }) => change({ kind: TRAIL_KINDS.find((one) => one === target.value) })}
              >
                <option value="">all</option>
                {TRAIL_KINDS.map((one) => (
                  <option key={one} value={one}>
                    {WORDS[one]} ({formatCount(all.filter((item) => item.kind === one).length)})
                  </option>
                ))}
              </SelectField>
            </div>
            {rows.length === 0 ? (
              <EmptyState title="Nothing of that kind happened in this case">
                Choose another kind{query.hasNextPage ? ', or read older entries' : ''}.
              </EmptyState>
            ) : (
              <ol className={styles.trail} aria-label="What happened, the newest first">
                {rows.map((item) => (
                  <TrailLine key={`${item.at} ${item.kind} ${item.what} ${item.subject}`} item={item} campaign={id} />
                ))}
              </ol>
            )}
            {query.hasNextPage ? (
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Read older entries
              </Button>
            ) : null}
          </div>
        )}
      </Fetched>
    </Card>
  )
}
