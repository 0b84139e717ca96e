import { useMay } from '@/api/use-me'
import { Note } from '@/ui/Note'
import { CheckCard } from './CheckCard'
import { CheckpointsCard } from './CheckpointsCard'
import { ExportCard } from './ExportCard'

/** Whether the log is whole, and what it takes to prove it elsewhere. */
export function CheckTab() {
  if (!useMay('admin')) return <Note>To check, attest or export the log takes the scope admin.</Note>
  return (
    <div className="stack">
      <CheckCard />
      <CheckpointsCard />
      <ExportCard />
    </div>
  )
}
