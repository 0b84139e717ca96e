import { Badge } from '@/ui/Badge'
import { Card } from '@/ui/Card'
import type { Setting } from './group-settings'
import styles from './SettingsGroup.module.css'

/** The settings of one section of the settings document. */
export function SettingsGroup({ name, settings }: { name: string; settings: readonly Setting[] }) {
  return (
    <Card title={<code>{name}</code>}>
      <ul>
        {settings.map((setting) => (
          <li key={setting.name} className={styles.setting}>
            <div className={styles.name}>
              <code>{setting.name.includes('.') ? setting.name.slice(name.length + 1) : setting.name}</code>
              {setting.set ? <Badge tone="accent">set</Badge> : null}
              {setting.secret ? <Badge tone="warn">secret</Badge> : null}
            </div>
            <div className={styles.value}>
              <Value value={setting.value} />
              {setting.set ? (
                <p className="soft">
                  default: <Value value={setting.default} />
                </p>
              ) : null}
            </div>
            <div className={styles.words}>
              {setting.description === '' ? null : <p>{setting.description}</p>}
              {setting.allowed === '' ? null : <p className="soft">{setting.allowed}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Value({ value }: { value: unknown }) {
  if (value === null || value === undefined) return <span className="soft">not set</span>
  if (value === '') return <span className="soft">empty</span>
  if (typeof value === 'object') return <pre>{JSON.stringify(value, null, 2)}</pre>
  // Grouped by thousands it could not be copied into a document.
  return <code>{String(value)}</code>
}
