import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import type { CaseTask } from '../case-types'
import { NewTask } from './NewTask'
import { TaskLine } from './TaskLine'
import styles from './Tasks.module.css'

const CSV: readonly Column<CaseTask>[] = [
  { id: 'title', header: 'Task', value: ({ title }) => title },
  { id: 'created', header: 'Made', value: ({ created }) => created },
  { id: 'created_by', header: 'By', value: ({ created_by }) => created_by },
  { id: 'done', header: 'Done', value: ({ done }) => done },
  { id: 'done_by', header: 'Done by', value: ({ done_by }) => done_by },
]

/** What is still to be done, and what was. */
export function TasksCard({ id }: { id: string }) {
  const tasks = api.useQuery('get', '/v1/cases/{id}/tasks', { params: { path: { id } } })
  const all = tasks.data?.items ?? []
  const open = all.filter(({ done }) => done === null)
  const done = all.filter((task) => task.done !== null)
  return (
    <Card title="Tasks" actions={<CsvButton name={`${id}-tasks`} columns={CSV} rows={all} />}>
      <div className="stack">
        <NewTask id={id} />
        <Fetched query={tasks}>
          {() => (
            <>
              {all.length === 0 ? (
                <EmptyState title="No task yet">
                  Split the work: one task for each thing that has to be looked at.
                </EmptyState>
              ) : null}
              <ul className={styles.tasks} aria-label="Open tasks">
                {open.map((task) => (
                  <TaskLine key={task.id} id={id} task={task} />
                ))}
              </ul>
              {done.length === 0 ? null : (
                <details open={open.length === 0}>
                  <summary>{formatCount(done.length)} done</summary>
                  <ul className={styles.tasks} aria-label="Tasks that are done">
                    {done.map((task) => (
                      <TaskLine key={task.id} id={id} task={task} />
                    ))}
                  </ul>
                </details>
              )}
            </>
          )}
        </Fetched>
      </div>
    </Card>
  )
}
