import { PageHead } from '@/ui/PageHead'

export function OutboxPage() {
  return <PageHead title="Outbox" />
}
