import { PageHead } from '@/ui/PageHead'

export function PoliciesPage() {
  return <PageHead title="Policies" />
}
