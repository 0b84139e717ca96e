import { PageHead } from '@/ui/PageHead'

export function OutgoingPage() {
  return <PageHead title="Outgoing" />
}
