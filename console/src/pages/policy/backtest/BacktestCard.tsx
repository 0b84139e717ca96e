import { useMutation } from '@tanstack/react-query'
import { client } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { SelectField } from '@/ui/Field'
import { Loading } from '@/ui/Loading'
import { Note } from '@/ui/Note'
import { withChosen } from '@/ui/with-chosen'
import type { PolicySearch } from '../search'
import styles from './Backtest.module.css'
import { BacktestResult } from './BacktestResult'

interface BacktestCardProps {
  /** the YAML that is tried */
  source: string
  /** why it cannot be tried now */
  blocked?: string | undefined
}

/** What a result is the answer to. */
interface Asked {
  policy: string
  days: number | undefined
  as_of: 'now' | 'then'
}

const isSame = (one: Asked, other: Asked): boolean =>
  one.policy === other.policy && one.days === other.days && one.as_of === other.as_of

const DAY_MS = 86_400_000
const DAYS = [1, 7, 30, 90]

/** Replays kept exchanges through a policy, which need not be kept for it. */
export function BacktestCard({ source, blocked }: BacktestCardProps) {
  const [{ days, as_of = 'now' }, change] = useView<PolicySearch>()
  const asks: Asked = { policy: source, days, as_of }
  const run = useMutation({
    mutationFn: async (asked: Asked) => {
      const { policy, days, as_of } = asked
      const from = days === undefined ? {} : { from: new Date(Date.now() - days * DAY_MS).toISOString() }
      const { data } = await client.POST('/v1/policies/backtest', {
        body: { policy, as_of, ...from },
      })
      return { asked, answer: data! }
    },
  })
  return (
    <Card title="Backtest">
      <div className="stack">
        <p className="soft">
          Whom would it have met, had it been enforced all the time? What accounts would have done instead (come back
          slower, or under other names) is not known.
        </p>
        <div className={styles.asked}>
          <SelectField
            label="Exchanges"
            value={days ?? ''}
            onChange={({ target }) => change({ days: Number(target.value) || undefined })}
          >
            <option value="">all that are kept</option>
            {withChosen(DAYS, days).map((one) => (
              <option key={one} value={one}>
                {one === 1 ? 'of the last day' : `of the last ${one} days`}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="With what is known"
            value={as_of}
            onChange={({ target }) => change({ as_of: target.value === 'then' ? 'then' : undefined })}
          >
            <option value="now">today</option>
            <option value="then">when each exchange came</option>
          </SelectField>
          <Button look="primary" busy={run.isPending} disabled={blocked !== undefined} onClick={() => run.mutate(asks)}>
            Run the backtest
          </Button>
        </div>
        {blocked === undefined ? null : <p className="soft">{blocked}</p>}
        {run.isPending ? <Loading lines={4} label="Replaying exchanges" /> : null}
        {run.isError ? <ErrorNote error={run.error} /> : null}
        {run.data === undefined || run.isPending ? null : (
          <>
            {isSame(run.data.asked, asks) ? null : (
              <Note tone="warn">
                This is the result of an earlier draft, or of other choices. Run it again for what stands there now.
              </Note>
            )}
            <BacktestResult answer={run.data.answer} />
          </>
        )}
      </div>
    </Card>
  )
}
