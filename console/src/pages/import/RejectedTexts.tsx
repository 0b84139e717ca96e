import { AUDITED } from '@/api/audited'
import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { Fetched } from '@/components/Fetched'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import styles from './RejectedTexts.module.css'

const PAGE = 50

/** The rejected lines as they stand in the file. They may hold prompts, so they are text and nothing else. */
export function RejectedTexts({ id }: { id: string }) {
  const query = api.useInfiniteQuery(
    'get',
    '/v1/imports/{id}/rejects',
    { params: { path: { id }, query: { limit: PAGE } } },
    { ...PAGE_AFTER_PAGE, ...AUDITED },
  )
  return (
    <Fetched query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0)
          return (
            <EmptyState title="None of the lines is kept any more">
              They are dead letters, removed by somebody or forgotten after ingest.dead_letter_days.
            </EmptyState>
          )
        return (
          <div className="stack">
            <ul className={styles.lines}>
              {items.map(({ id, line, reason, document, truncated }) => (
                <li key={id} className={styles.line}>
                  <p>
                    <strong>Line {formatCount(line)}:</strong> {reason}
                  </p>
                  <pre className={styles.text}>{document}</pre>
                  {truncated ? <p className="soft">Cut at ingest.dead_letter_bytes_max.</p> : null}
                </li>
              ))}
            </ul>
            {query.hasNextPage ? (
              <div className="row">
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  More lines
                </Button>
              </div>
            ) : null}
          </div>
        )
      }}
    </Fetched>
  )
}
