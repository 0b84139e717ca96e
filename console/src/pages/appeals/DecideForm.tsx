import { type FormEvent, useState } from 'react'
import { api, queryClient } from '@/api/client'
import { EndFields } from '@/components/EndFields'
import { ErrorNote } from '@/components/ErrorNote'
import { END_BY_SETTING, expiryOf } from '@/components/end-of-clearance'
import { Button } from '@/ui/Button'
import { TextArea } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import styles from './Appeals.module.css'
import type { Appeal } from './filter-appeals'

const REASON_LENGTH_MAX = 2000
type Verdict = 'upheld' | 'rejected'
const OPTIONS: readonly { outcome: Verdict; label: string; follows: string }[] = [
  {
    outcome: 'upheld',
    label: 'Uphold: the customer is right',
    follows:
      'The account is cleared for all models until the end that you choose: policies and actions let it pass, and no later detection overrides that. Its campaign keeps its status.',
  },
  {
    outcome: 'rejected',
    label: 'Reject: the decision was right',
    follows: 'Nothing changes for the account. It may appeal again with something new.',
  },
]

/** Upholds or rejects an appeal, for good. */
export function DecideForm({ appeal: { id } }: { appeal: Appeal }) {
  const [outcome, setOutcome] = useState<Verdict>()
  const [reason, setReason] = useState('')
  const [end, setEnd] = useState(END_BY_SETTING)
  const decide = api.useMutation('post', '/v1/appeals/{id}/decide', {
    onSuccess: ({ state }) => {
      notify(`${id} is ${state}.`)
      void queryClient.invalidateQueries()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (outcome === undefined) return
    const until = outcome === 'upheld' ? expiryOf(end) : {}
    decide.mutate({ params: { path: { id } }, body: { outcome, reason: reason.trim(), ...until } })
  }
  return (
    <form className="stack" onSubmit={submit} aria-label="Decide the appeal">
      <h3>Decide it</h3>
      <fieldset className={styles.choice}>
        <legend className="hidden">What you find</legend>
        {OPTIONS.map((option) => (
          <label key={option.outcome} className={styles.option}>
            <input
              type="radio"
              name="outcome"
              required
              checked={outcome === option.outcome}
              onChange={() => setOutcome(option.outcome)}
            />
            <strong>{option.label}</strong>
            <span className="soft">{option.follows}</span>
          </label>
        ))}
      </fieldset>
      {outcome === 'upheld' ? <EndFields value={end} onChange={setEnd} /> : null}
      <TextArea
        label="Reason"
        required
        maxLength={REASON_LENGTH_MAX}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        hint="For the customer’s file and the next reviewer. No prompts."
      />
      {decide.isError ? <ErrorNote error={decide.error} /> : null}
      <div className="row">
        <Button
          type="submit"
          look={outcome === 'rejected' ? 'danger' : 'primary'}
          busy={decide.isPending}
          disabled={outcome === undefined}
        >
          {outcome === 'rejected' ? 'Reject it' : outcome === 'upheld' ? 'Uphold it' : 'Decide'}
        </Button>
        <span className="soft">For good: a decision cannot be taken back.</span>
      </div>
    </form>
  )
}
