import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import { TextArea, TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import { FormDialog } from './FormDialog'

const STATEMENT_LENGTH_MAX = 8000
const CASE_PATTERN = 'case_[0-9a-f]{20}'

interface FileAppealDialogProps {
  /** whose; absent: it is asked */
  account?: string
  /** the case that the customer quotes, where it is known */
  quoted?: string
  onClose: () => void
}

/** Keeps what a customer says against a decision, for a second person to judge. */
export function FileAppealDialog({ account, quoted, onClose }: FileAppealDialogProps) {
  const [account_id, setAccount] = useState(account ?? '')
  const [case_id, setCase] = useState(quoted ?? '')
  const [statement, setStatement] = useState('')
  const file = api.useMutation('post', '/v1/appeals', {
    onSuccess: ({ id, account_known }) => {
      notify(
        account_known === false
          ? `${id} is filed, but nothing was ever told of an account by that name: look at its spelling.`
          : `${id} is filed. A second person decides it.`,
      )
      void queryClient.invalidateQueries()
      onClose()
    },
  })
  const submit = (): void => {
    const about = case_id.trim()
    file.mutate({
      body: { account_id: account_id.trim(), statement: statement.trim(), ...(about === '' ? {} : { case_id: about }) },
    })
  }
  return (
    <FormDialog
      onClose={onClose}
      title="File an appeal for a customer"
      description="You write down what the customer says. Another person judges it: who files an appeal cannot decide it."
      does="File it"
      busy={file.isPending}
      error={file.error}
      onSubmit={submit}
    >
      <TextField
        label="Account"
        required
        maxLength={512}
        readOnly={account !== undefined}
        value={account_id}
        onChange={({ target }) => setAccount(target.value)}
      />
      <TextField
        label="Case that the customer quotes"
        placeholder="case_…"
        pattern={CASE_PATTERN}
        title="case_ and 20 hexadecimal digits"
        value={case_id}
        onChange={({ target }) => setCase(target.value)}
        hint="From the answer that the customer got. Leave it empty where they quote none."
      />
      <TextArea
        label="What the customer says"
        required
        rows={7}
        maxLength={STATEMENT_LENGTH_MAX}
        value={statement}
        onChange={({ target }) => setStatement(target.value)}
      />
    </FormDialog>
  )
}
