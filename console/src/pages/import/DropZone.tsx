import { Upload } from 'lucide-react'
import { type DragEvent, useEffect, useId, useState } from 'react'
import { classNames } from '@/ui/class-names'
import styles from './DropZone.module.css'

/** Takes files: dropped on it, or chosen. */
export function DropZone({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const [over, setOver] = useState(false)
  const id = useId()
  // A file that is dropped beside the zone would be opened by the browser in place of this page.
  useEffect(() => {
    const hold = (event: Event): void => event.preventDefault()
    addEventListener('dragover', hold)
    addEventListener('drop', hold)
    return () => {
      removeEventListener('dragover', hold)
      removeEventListener('drop', hold)
    }
  }, [])
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer.files.length > 0) onFiles(event.dataTransfer.files)
  }
  return (
    <div className={styles.zone}>
      <input
        id={id}
        type="file"
        multiple
        className="hidden"
        aria-describedby={`${id}-told`}
        onChange={({ target }) => {
          if (target.files !== null && target.files.length > 0) onFiles(target.files)
          // So that the same file can be chosen again after a failure.
          target.value = ''
        }}
      />
      <label
        htmlFor={id}
        className={classNames(styles.label, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Upload size={22} aria-hidden />
        <strong>Drop a log file here, or choose one</strong>
      </label>
      <p id={`${id}-told`} className={styles.told}>
        NDJSON, JSON, CSV or Parquet, plain, gzip or zstd. Exchanges that are stored already are not stored again.
      </p>
    </div>
  )
}
