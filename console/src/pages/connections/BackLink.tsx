import { ArrowLeft } from 'lucide-react'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import type { ConnectionsSearch } from './search'

/** From one connection back to the list of its kind. */
export function BackLink({ children }: { children: string }) {
  const [, change] = useView<ConnectionsSearch>()
  return (
    <div className="row">
      <Button look="quiet" onClick={() => change({ id: undefined, status: undefined })}>
        <ArrowLeft size={14} aria-hidden /> {children}
      </Button>
    </div>
  )
}
