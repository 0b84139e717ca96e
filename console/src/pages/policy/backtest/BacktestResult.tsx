import { Link } from '@tanstack/react-router'
import { formatCount, formatShare } from '@/ui/Count'
import { formatFigure } from '@/ui/figures'
import { Note } from '@/ui/Note'
import { Stat } from '@/ui/Stat'
import { Time } from '@/ui/Time'
import styles from './Backtest.module.css'
import { BacktestTables } from './BacktestTables'
import type { BacktestAnswer } from './backtest-types'

/** What a policy would have done to stored traffic: first whom it would have hit wrongly, then what it would have held. */
export function BacktestResult({ answer }: { answer: BacktestAnswer }) {
  const { from, to, requests, whole, requests_unweighed } = answer
  if (requests === 0)
    return <Note>No exchange is kept in that time: there is nothing to replay. Choose more days.</Note>
  return (
    <section className="stack" aria-label="Result of the backtest">
      <p>
        {formatCount(requests)} exchanges of {formatCount(answer.accounts)} accounts, from <Time at={from} /> to{' '}
        <Time at={to} />.{whole ? '' : ' There are more: the newest were replayed.'}
      </p>
      <Hit answer={answer} />
      <Held answer={answer} />
      {requests_unweighed === 0 ? null : (
        <p className="soft">
          {formatCount(requests_unweighed)} exchanges have no probability of harvesting and count as none: their
          accounts are in no campaign.
        </p>
      )}
      <Innocents answer={answer} />
      <BacktestTables answer={answer} />
    </section>
  )
}

function Hit({ answer }: { answer: BacktestAnswer }) {
  const { accounts, accounts_hit, innocent_accounts_hit, innocent_requests_hit, innocent_accounts_expected } = answer
  return (
    <div className="tiles">
      <Stat
        label="Accounts hit"
        value={formatCount(accounts_hit)}
        note={`of ${formatCount(accounts)}; a rule held for ${formatCount(answer.accounts_matched)}`}
      />
      <Stat
        label="Innocents expected"
        value={formatFigure(innocent_accounts_expected)}
        note="of the accounts hit, by confidence of the campaigns and scores of the accounts"
      />
      <Stat
        label="In no open campaign, or cleared"
        value={formatCount(innocent_accounts_hit)}
        note={`of the accounts hit, with ${formatCount(innocent_requests_hit)} requests`}
      />
      <Stat
        label="Spared"
        value={formatCount(answer.accounts_spared)}
        note="accounts that a permit or another clearance let pass each time"
      />
    </div>
  )
}

function Held({ answer }: { answer: BacktestAnswer }) {
  const all = answer.harvesting_exchanges
  const portion = (part: number) => (all === 0 ? 'of none' : `${formatShare(part / all)} of ${formatCount(all)}`)
  return (
    <div className="tiles">
      <Stat
        label="Harvest held"
        value={formatCount(answer.harvesting_exchanges_held)}
        note={`exchanges throttled, challenged or blocked: ${portion(answer.harvesting_exchanges_held)}, estimated`}
      />
      <Stat
        label="Harvest degraded"
        value={formatCount(answer.harvesting_exchanges_degraded)}
        note={`exchanges: ${portion(answer.harvesting_exchanges_degraded)}, estimated`}
      />
      <Stat
        label="Harvest leaked"
        value={formatCount(answer.harvesting_exchanges_leaked)}
        note={`answered in full: ${portion(answer.harvesting_exchanges_leaked)}; ${formatCount(answer.output_tokens_leaked)} tokens`}
      />
      <Stat
        label="Came before it was found"
        value={formatCount(answer.harvesting_exchanges_before_found)}
        note={`harvest that no rule about campaigns could have held then: ${portion(answer.harvesting_exchanges_before_found)}`}
      />
    </div>
  )
}

function Innocents({ answer: { innocent_accounts, innocent_accounts_hit } }: { answer: BacktestAnswer }) {
  if (innocent_accounts.length === 0) return null
  return (
    <Note tone="warn">
      <p>Accounts it would have hit that are in no open campaign, or cleared:</p>
      <ul className={styles.accounts}>
        {innocent_accounts.map((id) => (
          <li key={id}>
            <Link to="/accounts/$id" params={{ id }}>
              {id}
            </Link>
          </li>
        ))}
      </ul>
      {innocent_accounts_hit > innocent_accounts.length ? (
        <p>and {formatCount(innocent_accounts_hit - innocent_accounts.length)} more.</p>
      ) : null}
    </Note>
  )
}
