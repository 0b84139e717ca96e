import { Count, formatCount, formatShare } from '@/ui/Count'
import { Stat } from '@/ui/Stat'
import { Time } from '@/ui/Time'
import type { Account } from './account-types'

/** The figures of its head, each with what it is measured against. */
export function AccountFigures({ account: { totals, campaigns, decisions } }: { account: Account }) {
  const { exchanges, input_tokens, output_tokens, reasoning_tokens, first_seen, last_seen } = totals
  const first = campaigns[0]
  const made = decisions.reduce((sum, { count }) => sum + count, 0)
  const enforced = decisions.reduce((sum, one) => sum + (one.enforced ? one.count : 0), 0)
  return (
    <section className="tiles" aria-label="Figures of the account">
      <Stat
        label="Exchanges stored"
        value={<Count value={exchanges} short />}
        note={
          first_seen === null ? (
            'none: they may be older than retention allows'
          ) : (
            <>
              <Time at={first_seen} as="day" /> to <Time at={last_seen} as="day" />
            </>
          )
        }
      />
      <Stat
        label="Harvesting"
        value={first === undefined ? '–' : <Count value={Math.round(first.harvesting)} short />}
        note={
          first === undefined
            ? 'in no campaign'
            : `estimated, ${formatShare(first.exchanges === 0 ? 0 : first.harvesting / first.exchanges)} of ${formatCount(first.exchanges)} when detection ran`
        }
      />
      <Stat
        label="Tokens given out"
        value={<Count value={output_tokens} short />}
        note={`${formatCount(reasoning_tokens)} of them reasoning; for ${formatCount(input_tokens)} taken in`}
      />
      <Stat
        label="Decisions enforced"
        value={<Count value={enforced} />}
        note={`of ${formatCount(made)} that policies and actions made`}
      />
    </section>
  )
}
