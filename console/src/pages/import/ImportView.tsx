import { useEffect } from 'react'
import { api, queryClient } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { Person } from '@/components/Person'
import { StatusBadge } from '@/components/StatusBadge'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import { FoundCampaigns } from './FoundCampaigns'
import { formatBytes } from './format-bytes'
import { LineAccount } from './LineAccount'
import { Progress } from './Progress'
import { RejectedLines } from './RejectedLines'
import type { LogImport } from './upload-log'

const POLL_MS = 1000

/** Over; or never shown, so that a press of a button is what asks again. One poll that fails ends nothing. */
const isOver = (log_import: LogImport | undefined, error: unknown): boolean =>
  log_import === undefined ? error !== null : log_import.state === 'done' || log_import.state === 'failed'

/** One import: how far it is, what was read, and what was found in it. */
export function ImportView({ id, onClose }: { id: string; onClose: () => void }) {
  const query = api.useQuery(
    'get',
    '/v1/imports/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (isOver(state.data, state.error) ? false : POLL_MS) },
  )
  const { state } = query.data ?? {}
  // The list below is older than this; and what any page shows of accounts and campaigns, once detection has run.
  useEffect(() => {
    if (state === 'done') void queryClient.invalidateQueries()
    else if (state !== undefined) void queryClient.invalidateQueries({ queryKey: ['get', '/v1/imports'] })
  }, [state])
  return (
    <Card
      title={query.data === undefined ? 'Import' : `Import of ${query.data.name}`}
      actions={
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      }
    >
      <Fetched query={query}>
        {(log_import) => (
          <div className="stack">
            <p className="row">
              <StatusBadge status={log_import.state} />
              <span>
                {formatBytes(log_import.bytes)}
                {log_import.format === '' ? null : <>, read as {log_import.format}</>}, begun{' '}
                <Time at={log_import.started} /> by <Person id={log_import.by} />
                {log_import.finished === null ? null : <>, over {secondsOf(log_import)} later</>}
              </span>
            </p>
            <Way log_import={log_import} />
            {log_import.problem === null ? null : (
              <Note tone={log_import.state === 'failed' ? 'danger' : 'warn'}>
                <p>
                  {log_import.state === 'failed' ? <strong>The import failed: </strong> : null}
                  {log_import.problem}
                </p>
                {log_import.state === 'failed' && log_import.accepted > 0 ? (
                  <p>
                    What was read before is stored. Once that is mended send the file again: nothing is stored twice.
                  </p>
                ) : null}
              </Note>
            )}
            <LineAccount log_import={log_import} />
            {log_import.rejected_count === 0 ? null : <RejectedLines log_import={log_import} />}
            {log_import.campaigns === null ? null : <FoundCampaigns ids={log_import.campaigns} />}
          </div>
        )}
      </Fetched>
    </Card>
  )
}

const secondsOf = ({ started, finished }: LogImport): string =>
  `${((Date.parse(finished ?? started) - Date.parse(started)) / 1000).toFixed(1)} s`

/** Where it is on its way, while it is under way. */
function Way({ log_import: { state, bytes, bytes_read } }: { log_import: LogImport }) {
  if (state === 'receiving') return <p>The server is receiving the file.</p>
  if (state === 'waiting') return <p>It waits until the import before it is read.</p>
  if (state === 'reading')
    return (
      <>
        <p>
          Reading: {formatBytes(bytes_read)} of {formatBytes(bytes)}.
        </p>
        <Progress label="Read" value={bytes === 0 ? 1 : bytes_read / bytes} />
      </>
    )
  if (state === 'detecting')
    return (
      <>
        <p>All is read. Detection looks for campaigns; that takes from seconds to minutes.</p>
        <Progress label="Detecting" />
      </>
    )
  return null
}
