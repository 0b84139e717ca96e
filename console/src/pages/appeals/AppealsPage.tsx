import { PageHead } from '@/ui/PageHead'

export function AppealsPage() {
  return <PageHead title="Appeals" />
}
