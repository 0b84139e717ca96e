import { useState } from 'react'
import { useMay } from '@/api/use-me'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Note } from '@/ui/Note'
import type { Account } from '../account-types'
import { ErasureDialog } from './ErasureDialog'

/** The erasure of the account: what goes, what stays, and who may do it. */
export function ErasureCard({ account: { id, holds } }: { account: Account }) {
  const may = useMay('admin')
  const [asked, setAsked] = useState(false)
  return (
    <Card title="Erasure">
      <div className="stack">
        <p>
          Removes the account from everything that is kept: exchanges, texts, profile, facts, clearances, permits,
          appeals and its place in campaigns. If it comes again it is cleared of nothing. The audit log keeps its
          entries under a pseudonym that leads nowhere any more.
        </p>
        {holds.length > 0 ? <Note tone="warn">A legal hold stands: the server refuses the erasure.</Note> : null}
        {may ? (
          <div>
            <Button look="danger" disabled={holds.length > 0} onClick={() => setAsked(true)}>
              Erase the account …
            </Button>
          </div>
        ) : (
          <p className="soft">To erase takes the scope «admin».</p>
        )}
      </div>
      {asked ? <ErasureDialog account={id} onClose={() => setAsked(false)} /> : null}
    </Card>
  )
}
