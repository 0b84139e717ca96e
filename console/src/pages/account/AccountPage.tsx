import { PageHead } from '@/ui/PageHead'

export function AccountPage() {
  return <PageHead title="Account" />
}
