import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormDialog } from '@/components/FormDialog'
import { TextField } from '@/ui/Field'

const NAME = '[a-z0-9][a-z0-9\\-]{0,62}'

/** Asks for the name of a policy; the editor is opened under it. Nothing is kept yet. */
export function NewPolicyDialog({ taken, onClose }: { taken: readonly string[]; onClose: () => void }) {
  const [name, setName] = useState('')
  const navigate = useNavigate()
  const submit = (): void => {
    void navigate({ to: '/policies/$name', params: { name }, search: { tab: 'edit' } })
  }
  return (
    <FormDialog
      onClose={onClose}
      title="Write a policy"
      description="Choose its name. Nothing counts before it is proposed and approved, or kept by an administrator."
      does={taken.includes(name) ? 'Open it' : 'Write it'}
      onSubmit={submit}
    >
      <TextField
        label="Name"
        required
        autoFocus
        pattern={NAME}
        title="lower-case letters, digits and hyphens, at most 63"
        placeholder="hold-back-harvesters"
        value={name}
        onChange={({ target }) => setName(target.value.trim())}
        hint={
          taken.includes(name)
            ? 'There is one of that name: you would change that.'
            : 'Lower-case letters, digits and hyphens. It stands in decisions and in the audit log, and cannot be changed.'
        }
      />
    </FormDialog>
  )
}
