import { type FormEvent, useState } from 'react'
import { CASE_PRIORITIES, CASE_STATUSES } from '@/api/case-words'
import { asProblem } from '@/api/problem'
import { useMe } from '@/api/use-me'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { SelectField } from '@/ui/Field'
import { AssigneeField } from './AssigneeField'
import { ClashNote } from './ClashNote'
import { type CaseDraft, redraft } from './case-draft'
import type { CaseWork } from './case-types'
import { refreshCases } from './refresh-cases'
import { saveCase } from './save-case'
import styles from './WorkView.module.css'

const MEANING: Readonly<Record<CaseWork['status'], string>> = {
  new: 'Nobody has begun.',
  working: 'Somebody works on it.',
  waiting: 'It waits for something: an answer, a run, a person.',
  done: 'The work is done. The campaign keeps its own status.',
}
const CONFLICT = 409

/** Whose it is, how far it got, how urgent it is. A change is made from the version that was read. */
export function WorkForm({ work }: { work: CaseWork }) {
  const me = useMe().data
  const [draft, setDraft] = useState<CaseDraft>({})
  /** the case as it was read when the change was begun */
  const [read, setRead] = useState(work)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const changed = Object.keys(draft).length > 0
  const from = changed ? read : work
  const shown = { ...from, ...draft }

  const change = (part: CaseDraft): void => {
    if (!changed) setRead(work)
    setDraft(redraft(from, draft, part))
  }
  const forget = (): void => {
    setDraft({})
    setFailed(undefined)
  }
  const save = async (base: CaseWork, wanted: CaseDraft): Promise<void> => {
    setBusy(true)
    setRead(base)
    setDraft(wanted)
    try {
      await saveCase(base, wanted)
      forget()
    } catch (error) {
      setFailed(error)
      if (asProblem(error).status === CONFLICT) await refreshCases()
    }
    setBusy(false)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save(from, draft)
  }
  const take = { assignee: me?.id ?? null, ...(work.status === 'new' ? { status: 'working' as const } : {}) }
  const isClash = failed !== undefined && asProblem(failed).status === CONFLICT

  return (
    <Card
      title="Work"
      actions={
        me === undefined || work.assignee === me.id ? undefined : (
          <Button onClick={() => void save(work, take)} disabled={changed} busy={busy}>
            Take it
          </Button>
        )
      }
    >
      <form className="stack" onSubmit={submit} aria-label="Work on the case">
        <div className={styles.fields}>
          <AssigneeField work={work} value={shown.assignee} onChange={(assignee) => change({ assignee })} />
          <SelectField
            label="Status of the work"
            value={shown.status}
            hint={MEANING[shown.status]}
            onChange={({ target }) => change({ status: target.value as CaseWork['status'] })}
          >
            {CASE_STATUSES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </SelectField>
          <SelectField
            label="Priority"
            value={shown.priority}
            onChange={({ target }) => change({ priority: target.value as CaseWork['priority'] })}
          >
            {CASE_PRIORITIES.toReversed().map((one) => (
              <option key={one}>{one}</option>
            ))}
          </SelectField>
        </div>
        {isClash ? (
          <ClashNote
            read={read}
            now={work}
            draft={draft}
            busy={busy}
            onMine={() => void save(work, redraft(work, {}, draft))}
            onTheirs={forget}
          />
        ) : failed === undefined ? null : (
          <ErrorNote error={failed} />
        )}
        {changed && !isClash ? (
          <div className="row">
            <Button look="primary" type="submit" busy={busy}>
              Save changes
            </Button>
            <Button onClick={forget}>Leave as it is</Button>
            <span className="soft" role="status">
              Not saved yet.
            </span>
          </div>
        ) : null}
      </form>
    </Card>
  )
}
