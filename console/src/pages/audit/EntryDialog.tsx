import { useMutation } from '@tanstack/react-query'
import { authorised } from '@/api/client'
import { useMay } from '@/api/use-me'
import { ErrorNote } from '@/components/ErrorNote'
import { Badge } from '@/ui/Badge'
import { Button } from '@/ui/Button'
import { CopyBlock } from '@/ui/CopyBlock'
import { formatCount } from '@/ui/Count'
import { Dialog } from '@/ui/Dialog'
import { Facts } from '@/ui/Facts'
import { Id } from '@/ui/Id'
import { Time } from '@/ui/Time'
import { Subject } from './entry-columns'
import { accountOf, type Entry } from './filter-entries'

interface EntryDialogProps {
  entry: Entry
  accounts: Readonly<Record<string, string>>
  onClose: () => void
}

/** An entry with all its details; its hashes where somebody asks for them. */
export function EntryDialog({ entry, accounts, onClose }: EntryDialogProps) {
  const admin = useMay('admin')
  const { seq, at, actor, action, detail } = entry
  const hashes = useMutation({ mutationFn: () => readHashes(seq) })
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={`Entry ${formatCount(seq)}`}
      description="As it stands in the log. Nobody can change it without breaking the chain."
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <Facts
        facts={[
          ['When', <Time key="at" at={at} />],
          ['Who', <Id key="actor" value={actor} />],
          ['What', <Badge key="action">{action}</Badge>],
          ['About', <Subject key="subject" entry={entry} account={accountOf(entry, accounts)} />],
          ...(hashes.data === undefined
            ? []
            : ([
                ['Hash', <Id key="hash" value={hashes.data.hash} />],
                ['Hash before', <Id key="previous" value={hashes.data.previous} />],
              ] as const)),
        ]}
      />
      <CopyBlock label="the details" text={JSON.stringify(detail, null, 2)} />
      {admin && hashes.data === undefined ? (
        <div className="row">
          <Button busy={hashes.isPending} onClick={() => hashes.mutate()}>
            With its hashes
          </Button>
          <span className="soft">An export of this entry, which is itself put into the log.</span>
        </div>
      ) : null}
      {hashes.isError ? <ErrorNote error={hashes.error} /> : null}
    </Dialog>
  )
}

async function readHashes(seq: number): Promise<{ hash: string; previous: string }> {
  const response = await authorised(`/v1/audit/export?from_seq=${seq}&to_seq=${seq}`)
  return JSON.parse(await response.text())
}
