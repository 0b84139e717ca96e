import { X } from 'lucide-react'
import { useState } from 'react'
import { Person } from '@/components/Person'
import { Button } from '@/ui/Button'
import { Checkbox } from '@/ui/Field'
import { Time } from '@/ui/Time'
import type { CaseTask } from '../case-types'
import { removeTask, tickTask } from './change-tasks'
import styles from './Tasks.module.css'

/** One task: ticked at once, for a second press opens it again; removed with a way back. */
export function TaskLine({ id, task }: { id: string; task: CaseTask }) {
  const { title, created, created_by, done, done_by } = task
  /** as it was ticked here, until the server says so as well */
  const [ticked, setTicked] = useState<boolean>()
  const tick = async (wanted: boolean): Promise<void> => {
    setTicked(wanted)
    await tickTask(id, task, wanted)
    setTicked(undefined)
  }
  return (
    <li className={styles.task}>
      <Checkbox label={title} checked={ticked ?? done !== null} onChange={({ target }) => void tick(target.checked)} />
      <Button look="quiet" aria-label={`Remove the task ${title}`} onClick={() => void removeTask(id, task)}>
        <X size={14} aria-hidden />
      </Button>
      <span className={styles.told}>
        {done === null ? (
          <>
            made <Time at={created} as="ago" /> by <Person id={created_by} />
          </>
        ) : (
          <>
            done <Time at={done} as="ago" /> by <Person id={done_by} />
          </>
        )}
      </span>
    </li>
  )
}
