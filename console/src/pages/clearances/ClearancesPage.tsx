import { PageHead } from '@/ui/PageHead'

export function ClearancesPage() {
  return <PageHead title="Clearances" />
}
