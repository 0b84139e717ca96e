import { useState } from 'react'
import { asProblem } from '@/api/problem'
import type { Received } from '@/api/use-all-indicators'
import { Person } from '@/components/Person'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Facts } from '@/ui/Facts'
import { Time } from '@/ui/Time'
import { notify } from '@/ui/Toast'
import { OverrideDialog } from './OverrideDialog'
import { putOverride } from './put-override'

/** What an analyst said of it: it stays, also when the indicator comes again, until it is taken back. */
export function OverrideCard({ received }: { received: Received }) {
  const {
    indicator: { id },
    override,
  } = received
  const [writing, setWriting] = useState(false)
  const [busy, setBusy] = useState(false)
  const remove = async (): Promise<void> => {
    const held = override!
    setBusy(true)
    try {
      await putOverride(id, null)
      const { confidence, muted, reason } = held
      notify('It decays again as its publishers tell it', {
        undo: {
          label: 'Undo',
          run: () =>
            void putOverride(id, { confidence, muted, reason }).catch((error: unknown) =>
              notify(`Not taken back: ${asProblem(error).message}`, { tone: 'danger' }),
            ),
        },
      })
    } catch (error) {
      notify(`Not removed: ${asProblem(error).message}`, { tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card
      title="Override"
      actions={
        <>
          <Button onClick={() => setWriting(true)}>{override === null ? 'Override it' : 'Change'}</Button>
          {override === null ? null : (
            <Button busy={busy} onClick={() => void remove()}>
              Remove
            </Button>
          )}
        </>
      }
    >
      {override === null ? (
        <p>None: it stands as its publishers tell it. You can pin its confidence, or mute it.</p>
      ) : (
        <Facts
          facts={[
            ['Says', wordsOf(override)],
            ['Reason', override.reason],
            ['By', <Person key="by" id={override.by} />],
            ['At', <Time key="at" at={override.at} />],
          ]}
        />
      )}
      {writing ? <OverrideDialog id={id} before={override} onClose={() => setWriting(false)} /> : null}
    </Card>
  )
}

const wordsOf = ({ muted, confidence }: NonNullable<Received['override']>): string =>
  muted
    ? 'muted: it is not looked for'
    : confidence === null
      ? 'nothing of its confidence'
      : `confidence ${confidence} of 100, whatever its age`
