import { PageHead } from '@/ui/PageHead'

export function InboxPage() {
  return <PageHead title="Inbox" />
}
