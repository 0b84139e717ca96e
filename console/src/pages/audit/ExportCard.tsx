import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { authorised } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { CopyBlock } from '@/ui/CopyBlock'
import { TextField } from '@/ui/Field'
import { saveBlob } from '@/ui/save-blob'
import { notify } from '@/ui/Toast'
import styles from './EntryFilters.module.css'

/** The log as a file, all of it or a part, to be verified elsewhere. */
export function ExportCard() {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const save = useMutation({
    mutationFn: async () => {
      const given = Object.entries({ from_seq: from, to_seq: to }).filter(([, value]) => value !== '')
      const response = await authorised(`/v1/audit/export?${new URLSearchParams(given)}`)
      saveBlob(await response.blob(), 'audit.ndjson')
    },
    onSuccess: () => notify('The log was saved as audit.ndjson.'),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Card title="Export">
      <form className="stack" onSubmit={submit}>
        <p className="soft">All entries with their hashes, as NDJSON. That you exported them is itself an entry.</p>
        <div className={styles.filters}>
          <TextField
            label="From entry"
            type="number"
            min={1}
            value={from}
            placeholder="the first"
            onChange={({ target }) => setFrom(target.value)}
          />
          <TextField
            label="To entry"
            type="number"
            min={1}
            value={to}
            placeholder="the last"
            onChange={({ target }) => setTo(target.value)}
          />
        </div>
        <div className="row">
          <Button type="submit" look="primary" busy={save.isPending}>
            Save the log
          </Button>
        </div>
        {save.isError ? <ErrorNote error={save.error} /> : null}
        <p>Verify it with checkpoints and the public key, on a machine that this server cannot reach:</p>
        <CopyBlock
          label="the command that verifies the log"
          text="stillwatch audit verify audit.ndjson --checkpoints audit-checkpoints.ndjson --trust audit-checkpoint-key.pem"
        />
      </form>
    </Card>
  )
}
