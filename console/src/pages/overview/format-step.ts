const HOUR = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })
// Steps of a day are days of UTC: in the reader's zone they would begin at odd hours, and west of Greenwich a day early.
const DAY = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', timeZone: 'UTC' })

/** Beginning of a step of a course, for an axis. */
export const formatStep = (at: string, step: 'hour' | 'day'): string =>
  at === '' ? '' : (step === 'hour' ? HOUR : DAY).format(new Date(at))
