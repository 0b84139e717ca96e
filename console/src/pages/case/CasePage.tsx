import { PageHead } from '@/ui/PageHead'

export function CasePage() {
  return <PageHead title="Case" />
}
