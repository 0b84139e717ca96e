import { PageHead } from '@/ui/PageHead'

export function CasesPage() {
  return <PageHead title="Cases" />
}
