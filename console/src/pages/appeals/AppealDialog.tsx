import { Link } from '@tanstack/react-router'
import { useMay, useMe } from '@/api/use-me'
import { Person } from '@/components/Person'
import { StatusBadge } from '@/components/StatusBadge'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Facts } from '@/ui/Facts'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import { AccountContext } from './AccountContext'
import styles from './Appeals.module.css'
import { DecideForm } from './DecideForm'
import type { Appeal } from './filter-appeals'
import { Outcome } from './Outcome'

/** One appeal: what is said, what is known of the account, and the decision. */
export function AppealDialog({ appeal, onClose }: { appeal: Appeal; onClose: () => void }) {
  const { id, account_id, case_id, statement, state, filed, filed_by } = appeal
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={`Appeal ${id}`}
      description="What the customer says, what is known of the account, and what is decided."
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <div className="stack">
        <Facts
          facts={[
            ['State', <StatusBadge key="state" status={state} />],
            [
              'Account',
              <Link key="account" to="/accounts/$id" params={{ id: account_id }} className="mono">
                {account_id}
              </Link>,
            ],
            [
              'Case quoted',
              case_id === '' ? (
                'none'
              ) : (
                <Link key="case" to="/cases/$id" params={{ id: case_id }} className="mono">
                  {case_id}
                </Link>
              ),
            ],
            [
              'Filed',
              <span key="filed">
                <Time at={filed} /> by <Person id={filed_by} />
              </span>,
            ],
          ]}
        />
        <section aria-label="What the customer says" className={styles.said}>
          {statement}
        </section>
        <AccountContext account={account_id} appeal={id} />
        {state === 'open' ? <Deciding appeal={appeal} /> : <Outcome appeal={appeal} />}
      </div>
    </Dialog>
  )
}

/** The decision, for who may make it; for others who that is. */
function Deciding({ appeal }: { appeal: Appeal }) {
  const me = useMe().data
  const may = useMay('approve')
  if (!may)
    return (
      <Note>It waits for a decision. To decide takes the scope «approve», and another person than who filed it.</Note>
    )
  if (appeal.filed_by === me?.id)
    return <Note>You filed it, so another person has to decide it. A key counts as who made it.</Note>
  return <DecideForm appeal={appeal} />
}
