/** Accounts from which a group may be grown. */
export interface Start {
  /** sorted */
  accounts: number[]
  /**
   * what brought them together: strict links among all of them, one direction along which they lean, no topic of their
   * own, or items that they hold and hardly anybody else
   */
  from: 'core' | 'direction' | 'broad' | 'items'
}
