import { useRef, useState } from 'react'
import type { PolicyRecord } from '@/api/policy'
import { useMay } from '@/api/use-me'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { BacktestCard } from '../backtest/BacktestCard'
import { DraftHead } from './DraftHead'
import styles from './EditTab.module.css'
import { HandInDialog } from './HandInDialog'
import { PolicyForm } from './PolicyForm'
import { useCheck } from './use-check'
import type { KeptDraft } from './use-kept-draft'
import { goToLine, YamlEditor } from './YamlEditor'

interface EditTabProps {
  name: string
  /** undefined: there is no such policy yet */
  newest: PolicyRecord | undefined
  draft: KeptDraft
  onChange: (text: string) => void
  /** takes the draft away: what is kept is shown again */
  onReset: () => void
  changed: boolean
}

/** The policy as a form and as YAML, of which each shows what is changed in the other; then what can be done with it. */
export function EditTab({ name, newest, draft, onChange, onReset, changed }: EditTabProps) {
  const { text, since } = draft
  const checked = useCheck(text)
  const area = useRef<HTMLTextAreaElement>(null)
  const [handing, setHanding] = useState<'propose' | 'keep' | undefined>()
  const mayKeep = useMay('admin')
  const { check } = checked
  const ready = check !== undefined && check.policy.name === name && (changed || newest === undefined)
  return (
    <div className="stack">
      <DraftHead name={name} checked={checked} onGo={(line) => area.current && goToLine(area.current, line)} />
      <div className="row">
        <Button look="primary" disabled={!ready} onClick={() => setHanding('propose')}>
          Propose it …
        </Button>
        {mayKeep ? (
          <Button disabled={!ready} onClick={() => setHanding('keep')}>
            Keep it without a second person …
          </Button>
        ) : null}
        <Button look="quiet" disabled={!changed} onClick={onReset}>
          Throw the draft away
        </Button>
        <span className="soft">
          {changed || newest === undefined ? 'This draft is in this tab alone.' : 'Nothing is changed yet.'}
        </span>
      </div>
      <div className={styles.both}>
        <Card title="As a form">
          <PolicyForm text={text} onChange={onChange} fault={checked.fault} />
        </Card>
        <div className={styles.yaml}>
          <Card title="As YAML">
            <YamlEditor text={text} onChange={onChange} fault={checked.fault} area={area} />
          </Card>
        </div>
      </div>
      <BacktestCard
        source={text}
        blocked={check === undefined ? 'It can be run when the server reads the draft.' : undefined}
      />
      {handing === undefined || check === undefined ? null : (
        <HandInDialog
          way={handing}
          text={text}
          check={check}
          since={since}
          onClose={() => setHanding(undefined)}
          onDone={onReset}
        />
      )}
    </div>
  )
}
