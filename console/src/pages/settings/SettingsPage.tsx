import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMay } from '@/api/use-me'
import { Note } from '@/ui/Note'
import { PageHead } from '@/ui/PageHead'
import { Tabs } from '@/ui/Tabs'
import { DetectionTab } from './DetectionTab'
import { HealthTab } from './HealthTab'
import { SettingsTab } from './SettingsTab'

/** How the server is set, whether it works, and what detection did. */
export function SettingsPage() {
  const search = getRouteApi('/settings').useSearch()
  const navigate = useNavigate({ from: '/settings' })
  const admin = useMay('admin')
  const analyst = useMay('analyst')
  const tab = search.tab ?? (admin ? 'settings' : 'health')
  return (
    <div className="stack">
      <PageHead title="Settings" summary="Settings in force, the health of the server, and the runs of detection." />
      <Tabs
        label="Parts of the settings"
        open={tab}
        onOpen={(tab) => void navigate({ search: { tab } })}
        tabs={[
          {
            name: 'settings',
            label: 'In force',
            content: () => (admin ? <SettingsTab /> : <Note>To see the settings takes the scope admin.</Note>),
          },
          { name: 'health', label: 'Health', content: () => <HealthTab /> },
          {
            name: 'detection',
            label: 'Detection',
            content: () =>
              analyst ? <DetectionTab /> : <Note>To see runs of detection takes the scope analyst.</Note>,
          },
        ]}
      />
    </div>
  )
}
