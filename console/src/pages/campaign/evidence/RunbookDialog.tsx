import { Fetched } from '@/components/Fetched'
import { Dialog } from '@/ui/Dialog'
import { Facts } from '@/ui/Facts'
import { Markdown } from '@/ui/Markdown'
import type { Runbook } from '../campaign-types'
import styles from './Evidence.module.css'
import { useRunbook } from './use-runbook'

/** How a kind of evidence is read, checked by hand, and what else it may be. It has an address: `?runbook=`. */
export function RunbookDialog({ kind, onClose }: { kind: string; onClose: () => void }) {
  const runbook = useRunbook(kind)
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title={runbook.data?.title ?? kind}
      description={runbook.data?.claims ?? 'The runbook of this kind of evidence.'}
    >
      <Fetched query={runbook}>
        {(found) => (
          <div className="stack">
            <Facts facts={factsOf(found)} />
            <Markdown text={found.text} />
          </div>
        )}
      </Fetched>
    </Dialog>
  )
}

const factsOf = ({ verdict, family, null_model, unit, needs, atlas, papers }: Runbook) =>
  [
    ['Speaks for', verdict === 'operator' ? 'one operator' : 'harvesting'],
    ['Family', family],
    ['Chance means', null_model],
    ['Unit', unit],
    ['Needs beside exchanges', needs.join(', ') || 'nothing'],
    ['MITRE ATLAS', <Atlas key="atlas" techniques={atlas} />],
    ['Papers', papers.join(' · ') || 'none'],
  ] as const

const Atlas = ({ techniques }: { techniques: readonly string[] }) =>
  techniques.length === 0 ? (
    'none'
  ) : (
    <span className={styles.links}>
      {techniques.map((technique) => (
        <a key={technique} href={`https://atlas.mitre.org/techniques/${technique}`} target="_blank" rel="noreferrer">
          {technique}
        </a>
      ))}
    </span>
  )
