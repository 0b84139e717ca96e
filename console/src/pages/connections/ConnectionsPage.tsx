import { PageHead } from '@/ui/PageHead'

export function ConnectionsPage() {
  return <PageHead title="Connections" />
}
