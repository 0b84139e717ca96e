import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { queryClient } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { TextField } from '@/ui/Field'
import { keepDocument } from './keep-document'

/** Takes in a plan, a collection or a report, and opens what is known of its suspect. */
export function KeepDialog({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | undefined>()
  const form = useId()
  const navigate = useNavigate()
  const keep = useMutation({
    mutationFn: async (chosen: File) => keepDocument(await chosen.text()),
    onSuccess: ({ suspect, id, kind }) => {
      void queryClient.invalidateQueries()
      void navigate({ to: '/provenance/$name', params: { name: suspect }, search: kind === 'run' ? {} : { open: id } })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (file !== undefined) keep.mutate(file)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Keep a document"
      description="A registered plan, a collection of answers (collection.json) or a report. What is kept is never changed."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={form} busy={keep.isPending}>
            Keep
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <TextField
          label="File"
          type="file"
          required
          accept=".json,application/json"
          onChange={({ target }) => setFile(target.files?.[0])}
          hint="JSON, as stillwatch provenance register, run or report wrote it."
        />
        {keep.isError ? <ErrorNote error={keep.error} /> : null}
      </form>
    </Dialog>
  )
}
