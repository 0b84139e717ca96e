import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import type { Outgoing } from '@/api/sharing-words'
import { useMay } from '@/api/use-me'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { notify } from '@/ui/Toast'
import { DocumentView } from './DocumentView'
import { EndDialog } from './EndDialog'
import { STATES } from './states'
import { useReview } from './use-review'

/** What can be done now, by its state. */
export function ActsCard({ record }: { record: Outgoing }) {
  const { id, status, collection, remote, recipient } = record
  const [ending, setEnding] = useState<'reject' | 'withdraw' | undefined>()
  const mayApprove = useMay('approve')
  const fetched = useReview(record, 'document')
  const send = api.useMutation('post', '/v1/outgoing/{id}/send', {
    onSuccess: ({ status }) => {
      notify(status === 'sending' ? 'It is on its way' : 'Sent')
      void queryClient.invalidateQueries()
    },
  })
  const { words, sends, ends, fetches } = STATES[status]
  const way =
    collection !== null
      ? 'Publish it in the collection'
      : remote !== null
        ? 'Push it to the other server'
        : `Set it down as handed to ${recipient}`
  return (
    <Card title="What can be done">
      <div className="stack">
        <p>{words}</p>
        <div className="row">
          {sends ? (
            <Button look="primary" busy={send.isPending} onClick={() => send.mutate({ params: { path: { id } } })}>
              {status === 'failed' ? 'Send it again' : way}
            </Button>
          ) : null}
          {fetches ? (
            <>
              <Button busy={fetched.isPending} onClick={() => fetched.mutate()}>
                Fetch the document
              </Button>
              <span className="soft">That you fetched it goes into the audit log.</span>
            </>
          ) : null}
          {ends ? <Button onClick={() => setEnding('withdraw')}>Withdraw</Button> : null}
          {status === 'approved' && mayApprove ? (
            <Button look="danger" onClick={() => setEnding('reject')}>
              Reject after all
            </Button>
          ) : null}
        </div>
        {send.isError ? <ErrorNote error={send.error} /> : null}
        {fetched.isError ? <ErrorNote error={fetched.error} /> : null}
        {fetched.data === undefined ? null : <DocumentView record={record} reviewed={fetched.data} />}
      </div>
      {ending === undefined ? null : <EndDialog record={record} act={ending} onClose={() => setEnding(undefined)} />}
    </Card>
  )
}
