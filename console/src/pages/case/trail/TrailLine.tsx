import { Link } from '@tanstack/react-router'
import { Person } from '@/components/Person'
import { Badge } from '@/ui/Badge'
import { Markdown } from '@/ui/Markdown'
import { Time } from '@/ui/Time'
import type { TrailItem } from '../case-types'
import styles from './Trail.module.css'
import { tellTrail } from './tell-trail'

/** One thing that happened: when, who, what, and in which words. */
export function TrailLine({ item, campaign }: { item: TrailItem; campaign: string }) {
  const { at, kind, by, text } = item
  return (
    <li className={styles.line}>
      <span className="soft">
        <Time at={at} />
      </span>
      <div>
        <div className="row">
          <Badge>{kind}</Badge>
          <span>
            <strong>{by === null ? <Nobody kind={kind} /> : <Person id={by} />}</strong> {tellTrail(item)}
          </span>
          <Subject item={item} campaign={campaign} />
        </div>
        {text === '' ? null : (
          <div className={styles.words}>
            {kind === 'note' ? <Markdown text={text} /> : <p className={styles.plain}>{text}</p>}
          </div>
        )}
      </div>
    </li>
  )
}

const Nobody = ({ kind }: { kind: TrailItem['kind'] }) => (kind === 'campaign' ? 'Detection' : 'Nobody')

/** The way to what it is about. */
function Subject({ item: { kind, what, subject, account_id }, campaign }: { item: TrailItem; campaign: string }) {
  if (kind === 'action')
    return (
      <Link to="/campaigns/$id" params={{ id: campaign }} search={{ tab: 'actions' }}>
        actions
      </Link>
    )
  if (kind === 'appeal')
    return (
      <>
        {account_id === null ? null : (
          <Link to="/accounts/$id" params={{ id: account_id }} className="mono">
            {account_id}
          </Link>
        )}
        <Link to="/appeals" search={{ state: 'any', id: subject }}>
          appeal
        </Link>
      </>
    )
  if (kind === 'outgoing')
    return (
      <Link to="/outbox/$id" params={{ id: subject }}>
        document
      </Link>
    )
  if (kind === 'evidence')
    return (
      <Link to="/campaigns/$id" params={{ id: campaign }} search={{ tab: 'sharing' }}>
        packages
      </Link>
    )
  return kind === 'campaign' && what === 'status' ? (
    <Link to="/campaigns/$id" params={{ id: campaign }} search={{ tab: 'history' }}>
      history
    </Link>
  ) : null
}
