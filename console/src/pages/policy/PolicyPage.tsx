import { PageHead } from '@/ui/PageHead'

export function PolicyPage() {
  return <PageHead title="Policy" />
}
