/** What a group shows, as far as the verdicts need it. */
export interface GroupSigns {
  accounts: number
  /** how many more were left out because they are known to be innocent */
  known: number
  /** likeness between accounts over likeness within, as written; 1 where one deck is dealt */
  alike: number
  /** the same once the words common to the group are taken out */
  alike_stripped: number
  /** share of accounts that were set the same task */
  sharers: number
  /** distinct prompts over the sum of the accounts' distinct prompts */
  distinct: number
  /** effective number of different prompts in the group */
  prompts: number
  /** median texts an account in the group's language */
  texts: number
  /** median share of an account's texts in the group's language */
  share: number
  /** share of the harvested texts that pass for the group's; the others are counted by it */
  recognised: number
  /** log of the ninth over the first tenth of that share: 0 where all accounts hide as much */
  share_spread: number
  /** share of the accounts outside that have at least half the members' median share: small where a valley lies between */
  outsiders: number
  /** p of the likeness among innocent neighbourhoods */
  alike_p_value: number
  /** mean natural log of output tokens an exchange, less that of matched innocents */
  output_excess: number
}
