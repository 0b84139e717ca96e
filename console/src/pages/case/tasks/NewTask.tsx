import type { FormEvent } from 'react'
import { api } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { useDraft } from '@/components/use-draft'
import { Button } from '@/ui/Button'
import { TextField } from '@/ui/Field'
import { refreshCases } from '../refresh-cases'
import styles from './Tasks.module.css'

const TITLE_LENGTH_MAX = 500

/** Adds a task; the field stays for the next one. */
export function NewTask({ id }: { id: string }) {
  const [title = '', setTitle] = useDraft<string>(`case/${id}/task`)
  const add = api.useMutation('post', '/v1/cases/{id}/tasks', {
    onSuccess: () => {
      setTitle(undefined)
      void refreshCases()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (title.trim() !== '') add.mutate({ params: { path: { id } }, body: { title: title.trim() } })
  }
  return (
    <form onSubmit={submit} className="stack">
      <div className={styles.new}>
        <TextField
          label="New task"
          maxLength={TITLE_LENGTH_MAX}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        <Button type="submit" busy={add.isPending} disabled={title.trim() === ''}>
          Add
        </Button>
      </div>
      {add.isError ? <ErrorNote error={add.error} /> : null}
    </form>
  )
}
