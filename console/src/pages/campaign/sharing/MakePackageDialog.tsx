import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from '@/api/client'
import { useMay } from '@/api/use-me'
import { FormDialog } from '@/components/FormDialog'
import { saveFile } from '@/components/save-file'
import { Checkbox } from '@/ui/Field'
import { notify } from '@/ui/Toast'

/** Makes a signed package and saves it. What a person may not put in is not offered. */
export function MakePackageDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [mayName, mayRead] = [useMay('approve'), useMay('text')]
  const [clear, setClear] = useState(false)
  const [samples, setSamples] = useState(false)
  const make = useMutation({
    mutationFn: () =>
      saveFile(`/v1/campaigns/${encodeURIComponent(id)}/evidence`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ accounts: clear ? 'clear' : 'hashed', samples }),
      }),
    onSuccess: async () => {
      notify(`Package of ${id} saved`)
      await queryClient.invalidateQueries()
      onClose()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title="Make a package of evidence"
      description="A signed ZIP file. «stillwatch evidence verify» checks it anywhere. That you made it goes into the audit log."
      does={make.isPending ? 'Making it …' : 'Make and save'}
      busy={make.isPending}
      error={make.error}
      onSubmit={() => make.mutate()}
    >
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
    </FormDialog>
  )
}
