-- What an exchange is asked for, of and when, and how: kinds and values.
arrayConcat(
    [
      ('capability', toString(capability)),
      ('models', toString(model)),
      ('hours', toString(toHour(at, 'UTC'))),
      ('days', toString(toDate(at, 'UTC')))
    ],
    arrayMap(bit -> ('elicitation', toString(bit)), bitPositionsToArray(elicitation))
  )
