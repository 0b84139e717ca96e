import { PageHead } from '@/ui/PageHead'

export function ImportPage() {
  return <PageHead title="Import" />
}
