import { getRouteApi } from '@tanstack/react-router'
import { useView } from '@/components/use-view'
import { Tabs } from '@/ui/Tabs'
import { CaseHead } from './CaseHead'
import type { CaseWork } from './case-types'
import { NotesCard } from './notes/NotesCard'
import type { CaseSearch } from './search'
import { TasksCard } from './tasks/TasksCard'
import { TrailTab } from './trail/TrailTab'
import { WorkForm } from './WorkForm'
import styles from './WorkView.module.css'

const route = getRouteApi('/cases/$id')

/** Whose the case is and how far it got, with what people wrote and did. */
export function WorkView({ work }: { work: CaseWork }) {
  const [{ tab = 'work' }] = useView<CaseSearch>()
  const navigate = route.useNavigate()
  const { id } = work
  return (
    <>
      <CaseHead work={work} />
      <WorkForm work={work} />
      <Tabs
        label="Sides of the case"
        open={tab}
        onOpen={(name) => void navigate({ search: { tab: name } as never, resetScroll: false })}
        tabs={[
          {
            name: 'work',
            label: 'Notes and tasks',
            content: () => (
              <div className={styles.sides}>
                <NotesCard id={id} />
                <TasksCard id={id} />
              </div>
            ),
          },
          { name: 'trail', label: 'Trail', content: () => <TrailTab id={id} /> },
        ]}
      />
    </>
  )
}
