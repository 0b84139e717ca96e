import { PageHead } from '@/ui/PageHead'

export function ComparePage() {
  return <PageHead title="Compare" />
}
