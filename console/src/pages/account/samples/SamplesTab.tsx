import { useMe } from '@/api/use-me'
import { EmptyState } from '@/ui/EmptyState'
import { Loading } from '@/ui/Loading'
import { SampleList } from './SampleList'

/** Prompts that were kept as evidence, for those who may read them; for others no request is made. */
export function SamplesTab({ id }: { id: string }) {
  const { data } = useMe()
  if (data === undefined) return <Loading lines={6} />
  if (data.scopes.includes('text')) return <SampleList id={id} />
  return (
    <EmptyState title="You may not read prompts">
      They are other people’s words. Who reads them holds the scope «text», which is in no other, not even that of an
      administrator, and each reading is in the audit log. Ask for it if your work needs it.
    </EmptyState>
  )
}
