import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { client, queryClient } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { TextField } from '@/ui/Field'
import { ImportOutcome } from './ImportOutcome'
import { readIndicatorFile } from './read-indicator-file'

/** Takes indicators out of a file that somebody handed over, and tells what came of it. */
export function ImportDialog({ sources, onClose }: { sources: readonly string[]; onClose: () => void }) {
  const [source, setSource] = useState('')
  const [file, setFile] = useState<File | undefined>()
  const [form, list] = [useId(), useId()]
  const take = useMutation({
    mutationFn: async (chosen: File) => {
      const body = readIndicatorFile(await chosen.text())
      const { data } = await client.POST('/v1/indicators', { params: { query: { source: source.trim() } }, body })
      return data!
    },
    onSuccess: () => void queryClient.invalidateQueries(),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (file !== undefined) take.mutate(file)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Import indicators"
      description="Of a STIX 2.1 bundle, an envelope of TAXII, or a list of STIX objects. All that is stored is looked through for them."
      actions={
        take.data === undefined ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" type="submit" form={form} busy={take.isPending}>
              {take.isPending ? 'Looking back in time …' : 'Import'}
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        )
      }
    >
      {take.data === undefined ? (
        <form id={form} className="stack" onSubmit={submit}>
          <TextField
            label="From whom"
            required
            maxLength={200}
            list={list}
            value={source}
            onChange={({ target }) => setSource(target.value)}
            hint="Give the same name each time: only the same source can revoke what it sent."
          />
          <datalist id={list}>
            {sources.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          <TextField
            label="File"
            type="file"
            required
            accept=".json,application/json,application/stix+json"
            onChange={({ target }) => setFile(target.files?.[0])}
            hint="JSON. An event of MISP: download it there as STIX 2 first."
          />
          {take.isError ? <ErrorNote error={take.error} /> : null}
        </form>
      ) : (
        <ImportOutcome outcome={take.data} />
      )}
    </Dialog>
  )
}
