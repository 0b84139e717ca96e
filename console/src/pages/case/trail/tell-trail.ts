import { formatCount, formatShare } from '@/ui/Count'
import type { TrailItem } from '../case-types'

type Detail = TrailItem['detail']

/** What happened, as a sentence without its subject: «took an action: block on 43 accounts, in shadow». */
export function tellTrail({ kind, what, detail }: TrailItem): string {
  const told = SENTENCES[`${kind}.${what}`]
  if (told === undefined) return `${kind} ${what}`.replaceAll('_', ' ')
  return typeof told === 'string' ? told : told(detail)
}

const SENTENCES: Readonly<Record<string, string | ((detail: Detail) => string)>> = {
  'campaign.raised': (detail) => `raised the campaign: ${figuresOf(detail)}`,
  'campaign.changed': (detail) => `found it changed: ${figuresOf(detail)}`,
  'campaign.merged': (detail) => `merged another campaign into it: ${figuresOf(detail)}`,
  'campaign.split': (detail) => `split it: ${figuresOf(detail)}`,
  'campaign.gone': 'did not find the campaign again',
  'campaign.back': (detail) => `found it again: ${figuresOf(detail)}`,
  'campaign.status': 'judged the campaign',
  'case.changed': (detail) => `changed the case: ${changesIn(detail)}`,
  'note.added': 'wrote a note',
  'task.added': 'added a task',
  'task.done': 'ticked off a task',
  'task.reopened': 'opened a task again',
  'task.removed': 'removed a task',
  'task.changed': 'changed a task',
  'action.taken': (detail) => `took an action: ${actionIn(detail)}`,
  'action.undone': (detail) => `undid an action: ${actionIn(detail)}`,
  'action.expired': (detail) => `ended by time: ${actionIn(detail)}`,
  'appeal.filed': 'filed an appeal for a customer',
  'appeal.upheld': 'upheld an appeal',
  'appeal.rejected': 'rejected an appeal',
  'evidence.made': 'made an evidence package',
}

const countIn = (detail: Detail, name: string): number | undefined =>
  typeof detail[name] === 'number' ? detail[name] : undefined

/** How the campaign stood after the event, as far as it is told. */
function figuresOf(detail: Detail): string {
  const [accounts, exchanges, confidence] = ['accounts_count', 'exchanges', 'confidence'].map((name) =>
    countIn(detail, name),
  )
  const [joined = 0, left = 0] = ['joined', 'left'].map((name) => countIn(detail, name))
  const parts = [
    accounts === undefined ? '' : `${formatCount(accounts)} accounts`,
    joined > 0 && joined !== accounts ? `${formatCount(joined)} joined` : '',
    left > 0 ? `${formatCount(left)} left` : '',
    exchanges === undefined ? '' : `${formatCount(exchanges)} harvesting exchanges`,
    confidence === undefined ? '' : `confidence ${formatShare(confidence)}`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** `status new → working`, of all that is told as before and after. */
const changesIn = (detail: Detail): string =>
  Object.entries(detail)
    .flatMap(([name, change]) =>
      typeof change === 'object' && change !== null && 'after' in change && 'before' in change
        ? [`${name} ${wordOf(change.before)} → ${wordOf(change.after)}`]
        : [],
    )
    .join(', ')

const wordOf = (value: unknown): string => (value === null ? 'nobody' : String(value))

function actionIn(detail: Detail): string {
  const consequence = detail.do as { action?: unknown } | undefined
  const accounts = countIn(detail, 'accounts_count')
  const on = accounts === undefined ? '' : ` on ${formatCount(accounts)} accounts`
  return `${String(consequence?.action ?? 'action')}${on}${detail.mode === 'shadow' ? ', in shadow' : ''}`
}
