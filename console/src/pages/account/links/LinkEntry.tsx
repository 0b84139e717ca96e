import { Link } from '@tanstack/react-router'
import { AgainstChance } from '@/ui/AgainstChance'
import { Badge } from '@/ui/Badge'
import { formatCount, formatP } from '@/ui/Count'
import { formatOdds } from '@/ui/figures'
import type { AccountLink, Reason } from '../account-types'
import styles from './Links.module.css'
import { REASON_WORDS } from './link-reasons'

/** One linked account: how strongly, and by which reasons, each against chance. */
export function LinkEntry({ link: { account, campaign_id, strength, reasons } }: { link: AccountLink }) {
  return (
    <li className={styles.link}>
      <div className={styles.head}>
        <Link to="/accounts/$id" params={{ id: account }} search={{ tab: 'links' }} className={`mono ${styles.name}`}>
          {account}
        </Link>
        <span>
          <strong>{strength.toFixed(1)} bits</strong>
          <span className="soft">
            : chance gives as much {formatOdds(2 ** -strength)}, were the reasons independent
          </span>
        </span>
        {campaign_id === null ? (
          <span className="soft">in no campaign</span>
        ) : (
          <Link to="/campaigns/$id" params={{ id: campaign_id }} className="mono">
            {campaign_id}
          </Link>
        )}
      </div>
      <details>
        <summary>
          {formatCount(reasons.length)} {reasons.length === 1 ? 'reason' : 'reasons'}:{' '}
          {[...new Set(reasons.map(({ kind }) => REASON_WORDS[kind].name))].join(', ')}
        </summary>
        <ul className={styles.reasons} aria-label={`Why ${account} is linked`}>
          {reasons.map((reason) => (
            <ReasonLine key={`${reason.kind} ${reason.statement}`} reason={reason} />
          ))}
        </ul>
      </details>
    </li>
  )
}

function ReasonLine({ reason: { kind, statement, strength, chance } }: { reason: Reason }) {
  const { observed, expected, p_value, compared_with } = chance
  return (
    <li className={styles.reason}>
      <div>
        <p>
          <Badge>{REASON_WORDS[kind].name}</Badge> {statement}.
        </p>
        <p className="soft">
          {strength.toFixed(1)} bits: p = {formatP(p_value)}, chance gives as much {formatOdds(p_value)}. Chance here:{' '}
          {compared_with}.
        </p>
      </div>
      <AgainstChance observed={observed} expected={expected} unit={REASON_WORDS[kind].unit} />
    </li>
  )
}
