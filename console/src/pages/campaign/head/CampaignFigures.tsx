import { Count, formatCount, formatP, formatShare } from '@/ui/Count'
import { Stat } from '@/ui/Stat'
import { Time } from '@/ui/Time'
import type { Campaign } from '../campaign-types'
import styles from './CampaignFigures.module.css'

/** The figures of its head, each with what it is measured against. */
export function CampaignFigures({ campaign }: { campaign: Campaign }) {
  const { confidence, confidence_max, verdicts, exchanges, exchanges_total, accounts_count } = campaign
  return (
    <>
      <section className={styles.figures} aria-label="Figures of the campaign">
        <Stat
          label="Confidence"
          value={formatShare(confidence)}
          note={`probability that it is one operator’s harvesting, calibrated; ${formatShare(confidence_max)} at most in any run`}
        />
        <Verdict label="One operator" {...verdicts.operator} />
        <Verdict label="Harvesting" {...verdicts.harvesting} />
        <Stat label="Accounts" value={<Count value={accounts_count} />} note={<Span campaign={campaign} />} />
        <Stat
          label="Harvested exchanges"
          value={<Count value={exchanges} short />}
          note={`estimated, of ${formatCount(exchanges_total)} that its accounts sent`}
        />
        <Stat
          label="Tokens given out"
          value={<Count value={campaign.output_tokens} short />}
          note={`for ${formatCount(campaign.input_tokens)} taken in`}
        />
      </section>
      <p className="soft">
        Where texts were read, the confidence is calibrated on the group as a whole and each verdict weighs its own
        signs alone, so neither bounds the other; where they were not, it is the product of both verdicts.
      </p>
    </>
  )
}

function Verdict({ label, confidence, p_value, summary }: { label: string } & Campaign['verdicts']['operator']) {
  return (
    <Stat
      label={label}
      value={formatShare(confidence)}
      note={
        <>
          {summary} By chance as much or more: p = {formatP(p_value)}, all evidence of it together.
        </>
      }
    />
  )
}

const Span = ({ campaign: { first_seen, last_seen, raised } }: { campaign: Campaign }) => (
  <>
    seen <Time at={first_seen} as="day" /> to <Time at={last_seen} as="day" />, raised <Time at={raised} as="ago" />
  </>
)
