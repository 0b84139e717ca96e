import { useState } from 'react'
import { useMay } from '@/api/use-me'
import { Person } from '@/components/Person'
import { TlpBadge } from '@/components/TlpBadge'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { CopyBlock } from '@/ui/CopyBlock'
import { Facts } from '@/ui/Facts'
import { Time } from '@/ui/Time'
import type { Collection } from './collection-columns'
import { DeleteCollectionDialog } from './DeleteCollectionDialog'
import { GrantsCard } from './GrantsCard'
import { ReceivedCard } from './ReceivedCard'

/** One collection: what it is, who may use it, and what partners sent. */
export function CollectionView({ collection }: { collection: Collection }) {
  const { id, title, description, community, tlp_max, alias, created, created_by } = collection
  const admin = useMay('admin')
  const [removing, setRemoving] = useState(false)
  return (
    <>
      <Card
        title={title}
        actions={
          admin ? (
            <Button look="danger" onClick={() => setRemoving(true)}>
              Remove
            </Button>
          ) : undefined
        }
      >
        <div className="stack">
          {description === '' ? null : <p>{description}</p>}
          <Facts
            facts={[
              ['Community', community],
              ['Marked up to', <TlpBadge key="tlp" tlp={tlp_max} />],
              [
                'Made',
                <span key="made">
                  <Time at={created} /> by <Person id={created_by} />
                </span>,
              ],
            ]}
          />
          <CopyBlock
            text={`${location.origin}/taxii2/${community}/collections/${alias ?? id}/`}
            label="the address of the collection"
          />
        </div>
      </Card>
      <GrantsCard collection={id} />
      <ReceivedCard collection={id} />
      {removing ? <DeleteCollectionDialog collection={collection} onClose={() => setRemoving(false)} /> : null}
    </>
  )
}
