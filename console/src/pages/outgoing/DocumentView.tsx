import type { Outgoing } from '@/api/sharing-words'
import { Button } from '@/ui/Button'
import { Note } from '@/ui/Note'
import { saveBlob } from '@/ui/save-blob'
import { nameOfFile } from './name-of-file'
import styles from './Outgoing.module.css'
import { resolvePointer } from './resolve-pointer'
import { TextView } from './TextView'
import type { Reviewed } from './use-review'
import { ZipView } from './ZipView'

/** The document exactly as it would leave: as text, what people wrote in it first. */
export function DocumentView({ record, reviewed }: { record: Outgoing; reviewed: Reviewed }) {
  const { bytes, agrees } = reviewed
  const zip = record.form === 'evidence'
  const text = zip ? '' : new TextDecoder().decode(bytes)
  return (
    <div className="stack">
      {agrees === false ? (
        <Note tone="danger">The SHA-256 of these bytes is another than that of the record. Do not approve them.</Note>
      ) : (
        <Note tone={agrees === true ? 'good' : 'info'}>
          {agrees === true
            ? 'These are the bytes: their SHA-256 is that of the record.'
            : 'Their SHA-256 was not compared: the browser does it over HTTPS or on this machine alone.'}
        </Note>
      )}
      {record.written.length === 0 ? null : <Written record={record} text={text} />}
      {zip ? <ZipView bytes={bytes} /> : <TextView text={text} label="The document" />}
      <div className="row">
        <Button onClick={() => saveBlob(new Blob([bytes]), nameOfFile(record))}>Save it</Button>
      </div>
    </div>
  )
}

function Written({ record, text }: { record: Outgoing; text: string }) {
  const document = parsed(text)
  return (
    <section aria-label="What people wrote and machines named" className="stack">
      <h3>Read these first: what people wrote, and names that machines gave</h3>
      <dl className={styles.written}>
        {record.written.map((pointer) => {
          const value = resolvePointer(document, pointer)
          return (
            <div key={pointer}>
              <dt>
                <code>{pointer}</code>
              </dt>
              <dd>{typeof value === 'string' ? value : <span className="soft">see the document</span>}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
