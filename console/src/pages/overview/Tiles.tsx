import type { Answer } from '@/api/answer'
import { Count, formatCount, formatShare } from '@/ui/Count'
import { Stat } from '@/ui/Stat'
import { Time } from '@/ui/Time'

/** The figures of the overview that matter first, each with what it is measured against. */
export function Tiles({ overview }: { overview: Answer<'/v1/overview'> }) {
  const { exchanges, accounts, suspected_exchanges, suspected_share, campaigns, leaked, held_back } = overview
  const confirmed = campaigns.by_status.find(({ status }) => status === 'confirmed')?.count ?? 0
  return (
    <div className="tiles">
      <Stat label="Exchanges" value={<Count value={exchanges} short />} note={`of ${formatCount(accounts)} accounts`} />
      <Stat
        label="Under suspicion"
        value={formatShare(suspected_share)}
        note={`about ${formatCount(suspected_exchanges)} of ${formatCount(exchanges)} exchanges`}
      />
      <Stat
        label="Open campaigns"
        value={<Count value={campaigns.open} />}
        note={`${formatCount(confirmed)} more confirmed`}
      />
      <Stat
        label="Leaked"
        value={<Count value={leaked.output_tokens} short />}
        note={`tokens in about ${formatCount(leaked.exchanges)} harvesting exchanges, in all time`}
      />
      <Stat
        label="Held back"
        value={<Count value={held_back.requests} short />}
        note={
          held_back.since === null ? (
            'requests; nothing was enforced yet'
          ) : (
            <>
              requests refused since <Time at={held_back.since} as="day" />
            </>
          )
        }
      />
    </div>
  )
}
