import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { queryClient } from '@/api/client'
import { FormDialog } from '@/components/FormDialog'
import { TextField } from '@/ui/Field'
import { keepDocument } from './keep-document'

/** Takes in a plan, a collection or a report, and opens what is known of its suspect. */
export function KeepDialog({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | undefined>()
  const navigate = useNavigate()
  const keep = useMutation({
    mutationFn: async (chosen: File) => keepDocument(await chosen.text()),
    onSuccess: ({ suspect, id, kind }) => {
      void queryClient.invalidateQueries()
      void navigate({ to: '/provenance/$name', params: { name: suspect }, search: kind === 'run' ? {} : { open: id } })
    },
  })
  const submit = (): void => {
    if (file !== undefined) keep.mutate(file)
  }
  return (
    <FormDialog
      onClose={onClose}
      title="Keep a document"
      description="A registered plan, a collection of answers (collection.json) or a report. What is kept is never changed."
      does="Keep"
      busy={keep.isPending}
      error={keep.error}
      onSubmit={submit}
    >
      <TextField
        label="File"
        type="file"
        required
        accept=".json,application/json"
        onChange={({ target }) => setFile(target.files?.[0])}
        hint="JSON, as stillwatch provenance register, run or report wrote it."
      />
    </FormDialog>
  )
}
