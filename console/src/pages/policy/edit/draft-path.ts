/** Where something stands in a policy: `['rules', 0, 'do', 'action']`. */
export type DraftPath = readonly (string | number)[]

/** As the server writes it in errors: `rules[0].do.action`; names of fields hold no brackets and no dots. */
export const parsePath = (text: string): DraftPath =>
  [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, place, name]) => (place === undefined ? name! : Number(place)))
