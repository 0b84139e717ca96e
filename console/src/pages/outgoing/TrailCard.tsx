import { Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { Person } from '@/components/Person'
import { Card } from '@/ui/Card'
import { Time } from '@/ui/Time'
import styles from './Outgoing.module.css'

/** As many entries of the audit log are looked through. */
const ENTRIES_MAX = 1000
const WORDS: Readonly<Record<string, string>> = {
  'outgoing.requested': 'asked that it may leave',
  'outgoing.refused': 'asked, and the gate refused',
  'outgoing.reviewed': 'looked at the document',
  'outgoing.approved': 'approved it',
  'outgoing.rejected': 'rejected it',
  'outgoing.withdrawn': 'took it back',
  'outgoing.fetched': 'fetched the document',
  'outgoing.released': 'let it go to the other server',
  'outgoing.pushed': 'pushed it to the other server',
  'outgoing.sent': 'sent it',
  'outgoing.failed': 'could not send it',
}

/** Each step, by the audit log; old ones are found there. */
export function TrailCard({ id }: { id: string }) {
  const entries = api.useQuery('get', '/v1/audit', { params: { query: { limit: ENTRIES_MAX } } })
  const subject = `outgoing:${id}`
  return (
    <Card
      title="Trail"
      actions={
        <Link to="/audit" search={{ subject }}>
          In the audit log
        </Link>
      }
    >
      <Fetched query={entries}>
        {({ items }) => {
          const own = items.filter((entry) => entry.subject === subject)
          return own.length === 0 ? (
            <p className="soft">
              No step is among the newest {ENTRIES_MAX} entries of the audit log; older ones are there.
            </p>
          ) : (
            <ol className={styles.trail}>
              {own.map(({ seq, at, actor, action }) => (
                <li key={seq}>
                  <Time at={at} />
                  <Person id={actor} />
                  <span>{WORDS[action] ?? action}</span>
                  <Link to="/audit" search={{ subject, seq }}>
                    entry {seq}
                  </Link>
                </li>
              ))}
            </ol>
          )
        }}
      </Fetched>
    </Card>
  )
}
