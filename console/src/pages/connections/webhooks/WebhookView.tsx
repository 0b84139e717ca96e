import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { TLP_WORDS } from '@/api/sharing-words'
import { ApprovalFacts } from '@/components/ApprovalFacts'
import { SecondPerson } from '@/components/SecondPerson'
import { StatusBadge } from '@/components/StatusBadge'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { formatCount, formatShare } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { Note } from '@/ui/Note'
import { stateOf } from '../state-of'
import { ApproveWebhook } from './ApproveWebhook'
import { DeliveriesCard } from './DeliveriesCard'
import { DisableDialog } from './DisableDialog'
import { RotateDialog } from './RotateDialog'
import type { Webhook } from './webhook-columns'

/** One webhook: what goes there, by whose approval, and what became of each delivery. */
export function WebhookView({ webhook }: { webhook: Webhook }) {
  const { id, url, recipient, events, confidence_min, tlp, purpose, active, dropped } = webhook
  const [act, setAct] = useState<'rotate' | 'disable' | undefined>()
  const close = (): void => setAct(undefined)
  const state = stateOf(webhook)
  return (
    <>
      <Card
        title={
          <>
            {recipient} <StatusBadge status={state} />
          </>
        }
        actions={
          active ? (
            <>
              <Button onClick={() => setAct('rotate')}>Make a new secret</Button>
              <Button look="danger" onClick={() => setAct('disable')}>
                Disable
              </Button>
            </>
          ) : undefined
        }
      >
        <div className="stack">
          <Facts
            facts={[
              ['Address', <code key="url">{url}</code>],
              ['Hears when a campaign is', events.join(', ')],
              ['Of campaigns from', `confidence ${formatShare(confidence_min)}`],
              ['Level', `TLP:${tlp.toUpperCase()}: ${TLP_WORDS[tlp]}`],
              ['Purpose', purpose],
            ]}
          />
          <ApprovalFacts record={webhook} ended={webhook.disabled} ended_by={webhook.disabled_by} />
          <Link to="/audit" search={{ subject: `webhook:${id}` }}>
            In the audit log
          </Link>
          {dropped === 0 ? null : (
            <Note tone="warn">{formatCount(dropped)} changes were not written down because too many waited.</Note>
          )}
        </div>
      </Card>
      {state === 'waiting' ? (
        <Card title="Approval">
          <SecondPerson askedBy={webhook.created_by}>
            <ApproveWebhook webhook={webhook} />
          </SecondPerson>
        </Card>
      ) : null}
      <DeliveriesCard webhook={webhook} />
      {act === 'rotate' ? <RotateDialog webhook={webhook} onClose={close} /> : null}
      {act === 'disable' ? <DisableDialog webhook={webhook} onClose={close} /> : null}
    </>
  )
}
