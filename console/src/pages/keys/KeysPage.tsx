import { PageHead } from '@/ui/PageHead'

export function KeysPage() {
  return <PageHead title="Keys" />
}
