import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { pagingOf } from '@/api/paging-of'
import { Fetched } from '@/components/Fetched'
import { Person } from '@/components/Person'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Markdown } from '@/ui/Markdown'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import type { CaseNote } from '../case-types'
import { NoteForm } from './NoteForm'
import styles from './Notes.module.css'

const PAGE = 50
const CSV: readonly Column<CaseNote>[] = [
  { id: 'at', header: 'When', value: ({ at }) => at },
  { id: 'by', header: 'By', value: ({ by }) => by },
  { id: 'text', header: 'Note', value: ({ text }) => text },
]

/** What people wrote about the case, the newest first. */
export function NotesCard({ id }: { id: string }) {
  const query = api.useInfiniteQuery(
    'get',
    '/v1/cases/{id}/notes',
    { params: { path: { id }, query: { limit: PAGE } } },
    PAGE_AFTER_PAGE,
  )
  const { rows: notes, readAll } = pagingOf(query)
  return (
    <Card title="Notes" actions={<CsvButton name={`${id}-notes`} columns={CSV} rows={notes} readAll={readAll} />}>
      <div className="stack">
        <NoteForm id={id} />
        <Fetched query={query}>
          {() =>
            notes.length === 0 ? (
              <EmptyState title="Nobody wrote a note yet">
                Write down what you saw and why you decide as you do: who takes over reads it here.
              </EmptyState>
            ) : (
              <ol className={styles.notes} aria-label="Notes, the newest first">
                {notes.map(({ id, at, by, text }) => (
                  <li key={id} className={styles.note}>
                    <div className={styles.head}>
                      <strong>
                        <Person id={by} />
                      </strong>
                      <Time at={at} />
                    </div>
                    <Markdown text={text} />
                  </li>
                ))}
              </ol>
            )
          }
        </Fetched>
        {query.hasNextPage ? (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show older notes
          </Button>
        ) : null}
      </div>
    </Card>
  )
}
