import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { api } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { useDraft } from '@/components/use-draft'
import { Button } from '@/ui/Button'
import { TextArea } from '@/ui/Field'
import { Markdown } from '@/ui/Markdown'
import { Tabs } from '@/ui/Tabs'
import { notify } from '@/ui/Toast'
import { refreshCases } from '../refresh-cases'
import styles from './Notes.module.css'

/** A note in Markdown, with a look at it before it is kept. */
export function NoteForm({ id }: { id: string }) {
  const [text = '', setText] = useDraft<string>(`case/${id}/note`)
  const [side, setSide] = useState<'write' | 'preview'>('write')
  const add = api.useMutation('post', '/v1/cases/{id}/notes', {
    onSuccess: () => {
      setText(undefined)
      setSide('write')
      notify('The note is kept.')
      void refreshCases()
    },
  })
  const wanted = text.trim()
  const keep = (): void => {
    if (wanted !== '' && !add.isPending) add.mutate({ params: { path: { id } }, body: { text: wanted } })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    keep()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Tabs
        label="Write or preview"
        open={side}
        onOpen={setSide}
        tabs={[
          {
            name: 'write',
            label: 'Write',
            content: () => (
              <TextArea
                label="Note"
                rows={5}
                value={text}
                onChange={({ target }) => setText(target.value)}
                onKeyDown={onKeyDown}
                hint="Markdown. Ctrl+Enter keeps it. Notes stay: they are part of the decision trail. No prompts, no names of customers."
              />
            ),
          },
          {
            name: 'preview',
            label: 'Preview',
            content: () => (
              <section className={styles.preview} aria-label="Preview of the note">
                {wanted === '' ? <p className="soft">Nothing is written yet.</p> : <Markdown text={wanted} />}
              </section>
            ),
          },
        ]}
      />
      {add.isError ? <ErrorNote error={add.error} /> : null}
      <div className="row">
        <Button type="submit" look="primary" busy={add.isPending} disabled={wanted === ''}>
          Keep the note
        </Button>
      </div>
    </form>
  )
}
