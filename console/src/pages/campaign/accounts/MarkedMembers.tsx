import { Copy } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { copyText } from '@/ui/copy-text'
import { notify } from '@/ui/Toast'
import { CsvButton } from '@/ui/table/CsvButton'
import { MEMBER_COLUMNS } from './MembersTable'
import type { Member } from './use-all-members'

interface MarkedMembersProps {
  campaign: string
  members: readonly Member[]
  /** what the filter leaves */
  shown: readonly Member[]
  marked: ReadonlySet<string>
  onChange: (marked: ReadonlySet<string>) => void
}

/** What can be done with the accounts that are marked. */
export function MarkedMembers({ campaign, members, shown, marked, onChange }: MarkedMembersProps) {
  const rows = useMemo(() => members.filter(({ id }) => marked.has(id)), [members, marked])
  const exchanges = rows.reduce((total, one) => total + one.exchanges, 0)
  const copy = async (): Promise<void> => {
    if (await copyText(rows.map(({ id }) => id).join('\n'))) notify(`${formatCount(rows.length)} account ids copied`)
  }
  return (
    <div className="row">
      <Button onClick={() => onChange(new Set([...marked, ...shown.map(({ id }) => id)]))}>
        Mark all {formatCount(shown.length)} shown
      </Button>
      {rows.length === 0 ? null : (
        <>
          <strong>
            {formatCount(rows.length)} marked, {formatCount(exchanges)} exchanges
          </strong>
          <Button onClick={() => void copy()}>
            <Copy size={14} aria-hidden /> Copy ids
          </Button>
          <CsvButton name={`${campaign}-marked`} columns={MEMBER_COLUMNS} rows={rows} />
          <Button look="quiet" onClick={() => onChange(new Set())}>
            Clear marks
          </Button>
        </>
      )}
    </div>
  )
}
