import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { formatBytes } from './format-bytes'
import { Progress } from './Progress'
import styles from './UploadList.module.css'
import type { Upload } from './use-uploads'

const WORDS: Readonly<Record<Upload['state'], string>> = {
  waits: 'waits for the one before it',
  sends: 'is being sent',
  sent: 'is with the server',
  failed: 'was not sent',
}

/** Files that are being sent. */
export function UploadList({ uploads, onRemove }: { uploads: readonly Upload[]; onRemove: (key: number) => void }) {
  if (uploads.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Files being sent">
      {uploads.map(({ key, name, bytes, sent, state, error, log_import }) => (
        <li key={key} className={styles.upload}>
          <div className={styles.head}>
            <span>
              {log_import === undefined ? (
                <strong>{name}</strong>
              ) : (
                <Link to="/import" search={{ id: log_import.id }}>
                  {name}
                </Link>
              )}{' '}
              <span className="soft">({formatBytes(bytes)})</span> {WORDS[state]}
            </span>
            <Button
              look="quiet"
              aria-label={state === 'failed' || state === 'sent' ? `Take ${name} off this list` : `Give up ${name}`}
              onClick={() => onRemove(key)}
            >
              <X size={14} aria-hidden />
            </Button>
          </div>
          {state === 'sends' ? <Progress label={`${name}: sent`} value={bytes === 0 ? 1 : sent / bytes} /> : null}
          {state === 'failed' ? <ErrorNote error={error} /> : null}
        </li>
      ))}
    </ul>
  )
}
