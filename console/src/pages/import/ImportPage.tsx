import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '@/api/use-me'
import { Card } from '@/ui/Card'
import { SelectField } from '@/ui/Field'
import { Note } from '@/ui/Note'
import { PageHead } from '@/ui/PageHead'
import { DropZone } from './DropZone'
import { ImportList } from './ImportList'
import { ImportView } from './ImportView'
import { UploadList } from './UploadList'
import { useUploads } from './use-uploads'

const FORMATS: readonly (readonly [format: string, name: string])[] = [
  ['auto', 'Recognized from the file'],
  ['native', 'Stillwatch’s own'],
  ['otel-genai', 'OpenTelemetry GenAI'],
  ['openai-batch', 'OpenAI batch'],
  ['litellm', 'LiteLLM'],
  ['litellm-spend-logs', 'LiteLLM spend logs'],
  ['langfuse', 'Langfuse'],
  ['helicone', 'Helicone'],
  ['kong', 'Kong'],
]

/** Hands log files to the server, and tells what became of them. */
export function ImportPage() {
  const { id, state } = getRouteApi('/import').useSearch()
  const navigate = useNavigate({ from: '/import' })
  const [format, setFormat] = useState('auto')
  const ingest = useMay('ingest')
  const analyst = useMay('analyst')
  const open = (id: string | undefined): void =>
    void navigate({ search: { ...(state === undefined ? {} : { state }), ...(id === undefined ? {} : { id }) } })
  const { uploads, send, remove } = useUploads({ format, onSent: (log_import) => open(log_import.id) })
  return (
    <div className="stack">
      <PageHead
        title="Import"
        summary="A log file is read as by stillwatch scan, line by line; then detection runs, and you see what it found."
      />
      {ingest ? (
        <Card>
          <div className="stack">
            <DropZone onFiles={send} />
            <SelectField label="Form of the log" value={format} onChange={({ target }) => setFormat(target.value)}>
              {FORMATS.map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </SelectField>
            <UploadList uploads={uploads} onRemove={remove} />
          </div>
        </Card>
      ) : (
        <Note>To hand over a file takes the scope ingest, which your key does not have.</Note>
      )}
      {id !== undefined && analyst ? <ImportView key={id} id={id} onClose={() => open(undefined)} /> : null}
      {analyst ? (
        <ImportList
          state={state}
          onState={(next) =>
            void navigate({
              replace: true,
              search: { ...(id === undefined ? {} : { id }), ...(next === undefined ? {} : { state: next }) },
            })
          }
          onOpen={open}
        />
      ) : (
        <Note>To see what became of it takes the scope analyst.</Note>
      )}
    </div>
  )
}
