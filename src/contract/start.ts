/** Accounts from which a group may be grown. */
export interface Start {
  /** sorted */
  accounts: number[]
  /**
   * what brought them together: strict links among all of them, one direction along which they lean, or no topic of
   * their own
   */
  from: 'core' | 'direction' | 'broad'
}
