import { useState } from 'react'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { Badge } from '@/ui/Badge'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Facts } from '@/ui/Facts'
import type { Affiliation } from '../campaign-types'
import { AffiliationDialog } from './AffiliationDialog'
import { Grounds, Stated } from './Stated'
import { StatedDialog } from './StatedDialog'

const LEVELS = { 'none-claimed': 'none claimed', suspected: 'suspected', corroborated: 'corroborated' } as const

/** Who is said to stand behind it. Detection never says so; a person does, and on grounds. */
export function AffiliationCard({ id }: { id: string }) {
  const [editing, setEditing] = useState<'claim' | 'beside' | undefined>()
  const close = (): void => setEditing(undefined)
  const affiliation = api.useQuery('get', '/v1/campaigns/{id}/affiliation', { params: { path: { id } } })
  return (
    <Card
      title="Affiliation"
      actions={
        <>
          <Button onClick={() => setEditing('claim')} disabled={affiliation.data === undefined}>
            Change the affiliation
          </Button>
          <Button onClick={() => setEditing('beside')} disabled={affiliation.data === undefined}>
            State what else is known
          </Button>
        </>
      }
    >
      <Fetched query={affiliation}>
        {(found) => (
          <div className="stack">
            <p className="soft">
              Detection never says who stands behind a campaign. What people say here stands in packages of evidence and
              in what is shared.
            </p>
            <Told affiliation={found} />
            <Stated affiliation={found} />
            {editing === 'claim' ? <AffiliationDialog id={id} before={found} onClose={close} /> : null}
            {editing === 'beside' ? <StatedDialog id={id} before={found} onClose={close} /> : null}
          </div>
        )}
      </Fetched>
    </Card>
  )
}

function Told({ affiliation: { level, actor, country, state_assistance, grounds } }: { affiliation: Affiliation }) {
  if (level === 'none-claimed') return <p>No affiliation is claimed.</p>
  return (
    <>
      <Facts
        facts={[
          [
            'Level',
            <Badge key="level" tone={level === 'corroborated' ? 'danger' : 'warn'}>
              {LEVELS[level]}
            </Badge>,
          ],
          ['Actor', actor],
          ['Country', country ?? 'not known'],
          ['Help by a state', state_assistance.replaceAll('-', ' ')],
        ]}
      />
      <h3>Grounds</h3>
      <Grounds grounds={grounds} />
    </>
  )
}
