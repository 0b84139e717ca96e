import { useState } from 'react'
import { useMay } from '@/api/use-me'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { RejectedTexts } from './RejectedTexts'
import type { LogImport } from './upload-log'

interface Reject {
  key: string
  line: number
  reason: string
}

const COLUMNS: readonly Column<Reject>[] = [
  {
    id: 'line',
    header: 'Line',
    value: ({ line }) => line,
    cell: ({ line }) => (line === 0 ? 'the file' : formatCount(line)),
    align: 'end',
    width: '6rem',
  },
  {
    id: 'reason',
    header: 'Why',
    value: ({ reason }) => reason,
    cell: ({ reason }) => <span title={reason}>{reason}</span>,
  },
]

/** Lines that could not be used and why; the lines themselves only for who may read prompts, and asks for them. */
export function RejectedLines({ log_import: { id, rejected, rejected_count } }: { log_import: LogImport }) {
  const text = useMay('text')
  const [opened, setOpened] = useState(false)
  const rows = rejected.map((one, place) => ({ ...one, key: String(place) }))
  return (
    <section className="stack" aria-labelledby="rejected">
      <h3 id="rejected">
        {formatCount(rejected_count)} rejected
        {rejected_count > rejected.length ? `, the first ${formatCount(rejected.length)} named here` : ''}
      </h3>
      <DataTable
        label="Rejected lines"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ key }) => key}
        height="16rem"
        tools={
          <div className="row">
            <CsvButton name={`${id}-rejected`} columns={COLUMNS} rows={rows} />
            {text && !opened ? (
              <>
                <Button onClick={() => setOpened(true)}>Show the lines themselves</Button>
                <span className="soft">That you looked is put into the audit log.</span>
              </>
            ) : null}
          </div>
        }
      />
      {text ? null : <p className="soft">The lines themselves may hold prompts: to see them takes the scope text.</p>}
      {text && opened ? <RejectedTexts id={id} /> : null}
    </section>
  )
}
