import { PageHead } from '@/ui/PageHead'

export function IndicatorPage() {
  return <PageHead title="Indicator" />
}
