import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Count } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { readZip, type ZipMember } from './read-zip'
import { TextView } from './TextView'

const TEXTS = /\.(json|ndjson|html|md|txt|csv|pem|xml)$/

/** The members of a package; those that are text can be read here, as text. */
export function ZipView({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) {
  const members = useMemo(() => membersOf(bytes), [bytes])
  const open = useMutation({
    mutationFn: async (member: ZipMember) => ({
      path: member.path,
      text: new TextDecoder().decode(await member.read()),
    }),
  })
  const columns: readonly Column<ZipMember>[] = [
    { id: 'path', header: 'Member', value: ({ path }) => path },
    {
      id: 'bytes',
      header: 'Bytes',
      value: ({ bytes }) => bytes,
      cell: ({ bytes }) => <Count value={bytes} />,
      align: 'end',
    },
    {
      id: 'read',
      header: 'Read',
      value: () => undefined,
      unsorted: true,
      cell: (member) =>
        TEXTS.test(member.path) ? (
          <Button look="quiet" onClick={() => open.mutate(member)} aria-label={`${member.path} as text`}>
            as text
          </Button>
        ) : (
          <span className="soft">save it to look</span>
        ),
    },
  ]
  return (
    <div className="stack">
      <DataTable
        label="Members of the package"
        columns={columns}
        rows={members}
        rowKey={({ path }) => path}
        tools={
          <div className="row">
            <CsvButton name="members" columns={columns.filter(({ unsorted }) => unsorted !== true)} rows={members} />
          </div>
        }
        onOpen={(member) => (TEXTS.test(member.path) ? open.mutate(member) : undefined)}
        empty={<EmptyState title="It cannot be read as a ZIP archive">Save it, and look at it elsewhere.</EmptyState>}
      />
      {open.isError ? <ErrorNote error={open.error} /> : null}
      {open.data === undefined ? null : (
        <>
          <h3>{open.data.path}</h3>
          <TextView key={open.data.path} text={open.data.text} label={`Text of ${open.data.path}`} />
        </>
      )}
    </div>
  )
}

function membersOf(bytes: Uint8Array<ArrayBuffer>): ZipMember[] {
  try {
    return readZip(bytes)
  } catch {
    return []
  }
}
