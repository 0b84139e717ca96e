import { PageHead } from '@/ui/PageHead'

export function CampaignsPage() {
  return <PageHead title="Campaigns" />
}
