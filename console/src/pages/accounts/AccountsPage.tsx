import { PageHead } from '@/ui/PageHead'

export function AccountsPage() {
  return <PageHead title="Accounts" />
}
