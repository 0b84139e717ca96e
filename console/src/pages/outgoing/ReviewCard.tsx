import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import type { Outgoing } from '@/api/sharing-words'
import { ErrorNote } from '@/components/ErrorNote'
import { SecondPerson } from '@/components/SecondPerson'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { notify } from '@/ui/Toast'
import { DocumentView } from './DocumentView'
import { EndDialog } from './EndDialog'
import { useReview } from './use-review'

/** The document before the eyes of a second person, who lets it leave or says no. */
export function ReviewCard({ record }: { record: Outgoing }) {
  const { id } = record
  const review = useReview(record, 'review')
  const [rejecting, setRejecting] = useState(false)
  const approve = api.useMutation('post', '/v1/outgoing/{id}/approve', {
    onSuccess: () => {
      notify('Approved: it may leave now')
      void queryClient.invalidateQueries()
    },
  })
  const seen = review.data
  return (
    <Card title="Review">
      <SecondPerson askedBy={record.created_by}>
        <div className="stack">
          {seen === undefined ? (
            <>
              <p>
                Nobody can approve what they have not seen. Look at the document as it would leave; that you looked goes
                into the audit log.
              </p>
              <div className="row">
                <Button look="primary" busy={review.isPending} onClick={() => review.mutate()}>
                  Look at the document
                </Button>
              </div>
            </>
          ) : (
            <DocumentView record={record} reviewed={seen} />
          )}
          {review.isError ? <ErrorNote error={review.error} /> : null}
          {approve.isError ? <ErrorNote error={approve.error} /> : null}
          <div className="row">
            <Button
              look="primary"
              disabled={seen === undefined || seen.agrees === false}
              busy={approve.isPending}
              onClick={() => approve.mutate({ params: { path: { id } } })}
            >
              Approve these bytes
            </Button>
            <Button look="danger" onClick={() => setRejecting(true)}>
              Reject
            </Button>
          </div>
        </div>
      </SecondPerson>
      {rejecting ? <EndDialog record={record} act="reject" onClose={() => setRejecting(false)} /> : null}
    </Card>
  )
}
