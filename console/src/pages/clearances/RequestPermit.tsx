import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import { AccountField } from '@/components/AccountField'
import { dayFromNow, endOfDay } from '@/components/end-of-clearance'
import { FormDialog } from '@/components/FormDialog'
import { tellGranted } from '@/components/tell-granted'
import { TextArea, TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'

const PURPOSE_MAX = 2000
const QUOTA_MAX = 1e12

/** Asks for leave to distil. It counts when another person approves it. */
export function RequestPermit({ onClose }: { onClose: () => void }) {
  const [account_id, setAccount] = useState('')
  const [purpose, setPurpose] = useState('')
  const [models, setModels] = useState('')
  const [quota, setQuota] = useState('')
  const [day, setDay] = useState('')
  const request = api.useMutation('post', '/v1/permits', {
    onSuccess: async ({ account_id, account_known }) => {
      await queryClient.invalidateQueries()
      notify(tellGranted(`Requested for ${account_id}. Another person has to approve it`, account_known))
      onClose()
    },
  })
  const submit = (): void => {
    const globs = models.split(',').flatMap((glob) => glob.trim() || [])
    request.mutate({
      body: {
        account_id: account_id.trim(),
        purpose: purpose.trim(),
        ...(globs.length === 0 ? {} : { models: globs }),
        ...(quota === '' ? {} : { quota: Number(quota) }),
        ...(day === '' ? {} : { expires: endOfDay(day) }),
      },
    })
  }
  return (
    <FormDialog
      onClose={onClose}
      title="Request a permit"
      description="Leave of the model's owner to distil. Another person approves it: you cannot, nor a key that you made."
      does="Request it"
      busy={request.isPending}
      error={request.error}
      onSubmit={submit}
    >
      <AccountField value={account_id} onChange={setAccount} />
      <TextArea
        label="Purpose"
        required
        maxLength={PURPOSE_MAX}
        value={purpose}
        onChange={({ target }) => setPurpose(target.value)}
        hint="The contract or agreement, and what for. No names of people."
      />
      <TextField
        label="Models"
        value={models}
        onChange={({ target }) => setModels(target.value)}
        placeholder="model-4*, model-5-small"
        hint="Commas between, * for any part. All models where it is empty."
      />
      <div className="columns">
        <TextField
          label="Requests a day"
          type="number"
          min={0}
          max={QUOTA_MAX}
          step={1}
          value={quota}
          onChange={({ target }) => setQuota(target.value)}
          hint="Any number where it is empty."
        />
        <TextField
          label="Last day"
          type="date"
          min={dayFromNow(1)}
          value={day}
          onChange={({ target }) => setDay(target.value)}
          hint="For good where it is empty."
        />
      </div>
    </FormDialog>
  )
}
