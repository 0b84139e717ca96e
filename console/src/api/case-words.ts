/** How far the work on a case got; what is thought of its campaign is told by the status of that. */
export const CASE_STATUSES = ['new', 'working', 'waiting', 'done'] as const
/** The least urgent first. */
export const CASE_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
