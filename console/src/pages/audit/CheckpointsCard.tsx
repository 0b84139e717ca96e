import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, authorised } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Fetched } from '@/components/Fetched'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { saveBlob } from '@/ui/save-blob'
import { Time } from '@/ui/Time'
import { notify } from '@/ui/Toast'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { type Checkpoint, readCheckpoints } from './read-checkpoints'

const KEY = ['audit', 'checkpoints']

const COLUMNS: readonly Column<Checkpoint>[] = [
  { id: 'at', header: 'Signed', value: ({ at }) => at, cell: ({ at }) => <Time at={at} /> },
  { id: 'seq', header: 'Up to entry', value: ({ seq }) => seq, align: 'end' },
  { id: 'hash', header: 'Hash of it', value: ({ hash }) => hash, cell: ({ hash }) => <code>{hash}</code> },
  {
    id: 'key',
    header: 'Key',
    value: ({ key_id }) => key_id,
    cell: ({ key_id }) => <code>{key_id}</code>,
    secondary: true,
  },
]

const FILES = {
  checkpoints: ['/v1/audit/checkpoints', 'audit-checkpoints.ndjson'],
  key: ['/v1/audit/checkpoint-key', 'audit-checkpoint-key.pem'],
} as const

/** Signed words of where the log ended: kept elsewhere, they show that it was not written anew. */
export function CheckpointsCard() {
  const queries = useQueryClient()
  const query = useQuery({ queryKey: KEY, queryFn: readCheckpoints })
  const make = api.useMutation('post', '/v1/audit/checkpoints', {
    onSuccess: (checkpoint) => {
      saveBlob(new Blob([`${JSON.stringify(checkpoint)}\n`]), `audit-checkpoint-${checkpoint.seq}.json`)
      notify('A checkpoint was signed and saved. Keep it where this server cannot reach it.')
      void queries.invalidateQueries({ queryKey: KEY })
    },
  })
  const save = useMutation({
    mutationFn: async (what: keyof typeof FILES) => {
      const [path, name] = FILES[what]
      saveBlob(await (await authorised(path)).blob(), name)
    },
  })
  const rows = query.data ?? []
  return (
    <Card
      title="Checkpoints"
      actions={
        <>
          <Button onClick={() => save.mutate('key')}>Save the public key</Button>
          <Button disabled={rows.length === 0} onClick={() => save.mutate('checkpoints')}>
            Save all
          </Button>
          <Button look="primary" busy={make.isPending} onClick={() => make.mutate({})}>
            Sign one now
          </Button>
        </>
      }
    >
      <div className="stack">
        {make.isError ? <ErrorNote error={make.error} /> : null}
        {save.isError ? <ErrorNote error={save.error} /> : null}
        <Fetched query={query}>
          {() => (
            <DataTable
              label="Checkpoints"
              columns={COLUMNS}
              rows={rows}
              rowKey={({ seq, at }) => `${seq} ${at}`}
              height="16rem"
              tools={
                <div className="row">
                  <CsvButton name="audit-checkpoints" columns={COLUMNS} rows={rows} />
                </div>
              }
              empty={
                <EmptyState title="No checkpoint yet">
                  Sign one from time to time and keep it elsewhere: it vouches for all of the log up to it.
                </EmptyState>
              }
            />
          )}
        </Fetched>
      </div>
    </Card>
  )
}
