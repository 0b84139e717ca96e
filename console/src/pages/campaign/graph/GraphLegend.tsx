import { formatCount } from '@/ui/Count'
import { classNames } from '@/ui/class-names'
import { Checkbox } from '@/ui/Field'
import type { CampaignGraph, Channel } from './campaign-graph'
import { CHANNEL_NAMES, CHANNELS, KINDS, type Kind } from './channels'
import styles from './GraphView.module.css'

interface GraphLegendProps {
  graph: CampaignGraph
  channels: ReadonlySet<Channel>
  onChange: (channels: ReadonlySet<Channel>) => void
}

/** What the colours mean, and which channels are shown: only those that the campaign has. */
export function GraphLegend({ graph, channels, onChange }: GraphLegendProps) {
  const counts = new Map<Channel, number>()
  for (const { channel } of graph.items) counts.set(channel, (counts.get(channel) ?? 0) + 1)
  const toggle = (channel: Channel): void => {
    const next = new Set(channels)
    if (!next.delete(channel)) next.add(channel)
    onChange(next)
  }
  return (
    <fieldset className={styles.legend}>
      <legend className="hidden">Colors, and the items that are shown</legend>
      <span className={styles.kind}>
        <span>
          <span className={classNames(styles.dot, styles.small, styles.core)} aria-hidden="true" /> Core account
        </span>
        <span>
          <span className={classNames(styles.dot, styles.small, styles.member)} aria-hidden="true" /> Member
        </span>
      </span>
      {(Object.keys(KINDS) as Kind[]).map((kind) => {
        const names = CHANNEL_NAMES.filter((name) => CHANNELS[name].kind === kind && counts.has(name))
        return names.length === 0 ? null : (
          <span key={kind} className={styles.kind} title={KINDS[kind].label}>
            <span className={classNames(styles.dot, styles[kind])} aria-hidden="true" />
            {names.map((name) => (
              <Checkbox
                key={name}
                label={`${CHANNELS[name].label} (${formatCount(counts.get(name)!)})`}
                checked={channels.has(name)}
                onChange={() => toggle(name)}
              />
            ))}
          </span>
        )
      })}
    </fieldset>
  )
}
