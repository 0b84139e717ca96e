import { PageHead } from '@/ui/PageHead'

export function SettingsPage() {
  return <PageHead title="Settings" />
}
