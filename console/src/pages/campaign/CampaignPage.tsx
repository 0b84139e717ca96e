import { PageHead } from '@/ui/PageHead'

export function CampaignPage() {
  return <PageHead title="Campaign" />
}
