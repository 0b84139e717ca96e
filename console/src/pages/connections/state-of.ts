interface Standing {
  status: 'waiting' | 'approved'
  active: boolean
}

/** One word for a way out: what was ended is ended, approved or not. */
export const stateOf = ({ status, active }: Standing): 'waiting' | 'approved' | 'ended' => (active ? status : 'ended')
