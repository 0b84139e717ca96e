import { AUDITED } from '@/api/audited'
import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { Fetched } from '@/components/Fetched'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import styles from './Samples.module.css'
import { SampleText } from './SampleText'

const PAGE = 20

/** Kept texts of the account, the newest first. */
export function SampleList({ id }: { id: string }) {
  const query = api.useInfiniteQuery(
    'get',
    '/v1/accounts/{id}/samples',
    { params: { path: { id }, query: { limit: PAGE } } },
    { ...PAGE_AFTER_PAGE, ...AUDITED },
  )
  return (
    <Fetched query={query} lines={8}>
      {({ pages }) => {
        const samples = pages.flatMap(({ items }) => items)
        if (samples.length === 0)
          return (
            <EmptyState title="No text is kept of this account">
              Texts are kept where <code>retention.text</code> says so, for as long as it says. What was not kept when
              it came in cannot be shown.
            </EmptyState>
          )
        return (
          <Card title="Kept texts">
            <div className="stack">
              <Note>These are other people’s words. That you read them is in the audit log.</Note>
              <ul className={styles.samples}>
                {samples.map((sample, place) => (
                  <SampleText key={sample.id} sample={sample} number={place + 1} />
                ))}
              </ul>
              <div className="row">
                <span className="soft">{formatCount(samples.length)} texts are loaded, the newest first.</span>
                {query.hasNextPage ? (
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    Load {PAGE} more
                  </Button>
                ) : null}
              </div>
            </div>
          </Card>
        )
      }}
    </Fetched>
  )
}
