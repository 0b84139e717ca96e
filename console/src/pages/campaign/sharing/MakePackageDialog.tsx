import { type FormEvent, useState } from 'react'
import { queryClient } from '@/api/client'
import { useMay } from '@/api/use-me'
import { ErrorNote } from '@/components/ErrorNote'
import { saveFile } from '@/components/save-file'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Checkbox } from '@/ui/Field'
import { notify } from '@/ui/Toast'

const FORM = 'package-form'

/** Makes a signed package and saves it. What a person may not put in is not offered. */
export function MakePackageDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [mayName, mayRead] = [useMay('approve'), useMay('text')]
  const [clear, setClear] = useState(false)
  const [samples, setSamples] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      await saveFile(`/v1/campaigns/${encodeURIComponent(id)}/evidence`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ accounts: clear ? 'clear' : 'hashed', samples }),
      })
      notify(`Package of ${id} saved`)
      await queryClient.invalidateQueries()
      onClose()
    } catch (error) {
      setError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Make a package of evidence"
      description="A signed ZIP file. «stillwatch evidence verify» checks it anywhere. That you made it goes into the audit log."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={FORM} busy={busy}>
            {busy ? 'Making it …' : 'Make and save'}
          </Button>
        </>
      }
    >
      <form id={FORM} className="stack" onSubmit={(event) => void submit(event)}>
        <p>Accounts are named by keyed hashes, and no prompt is in it, unless you say otherwise:</p>
        {mayName ? (
          <Checkbox
            label="Name the accounts in the clear"
            checked={clear}
            onChange={(event) => setClear(event.target.checked)}
          />
        ) : (
          <p className="soft">Only who holds the scope «approve» may name accounts in the clear.</p>
        )}
        {mayRead ? (
          <Checkbox
            label="Put in the prompts that were kept as evidence"
            checked={samples}
            onChange={(event) => setSamples(event.target.checked)}
          />
        ) : (
          <p className="soft">Only who holds the scope «text» may put in prompts.</p>
        )}
        {error === undefined ? null : <ErrorNote error={error} />}
      </form>
    </Dialog>
  )
}
