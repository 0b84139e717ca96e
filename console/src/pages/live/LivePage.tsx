import { PageHead } from '@/ui/PageHead'

export function LivePage() {
  return <PageHead title="Live" />
}
