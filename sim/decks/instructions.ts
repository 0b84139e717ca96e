import { createDeck } from './deck.js'

/** Instructions of every sort, as collections for training hold them: no person's interests in particular. */
export const INSTRUCTIONS = createDeck(
  {
    concept:
      'photosynthesis|inflation|blockchain|natural selection|the water cycle|cognitive dissonance|plate tectonics|opportunity cost|antibiotic resistance|herd immunity|the greenhouse effect|supply chains|gene editing|dark energy|placebo effects|game theory|ocean acidification|entropy|federalism|machine translation|urban sprawl|crop rotation|osmosis|satire|compound interest|net neutrality|soft power|continental drift|bioluminescence|the gold standard',
    creature:
      'an octopus|a barn owl|a mantis shrimp|a camel|a snow leopard|a honey bee|a sea turtle|a crow|an ant colony|a blue whale|a hedgehog|a salmon',
    era: 'the Bronze Age|the Renaissance|the industrial revolution|the 1920s|the space race|the Ottoman empire|the Enlightenment|the Han dynasty|the gold rush|the Cold War',
    mood: 'hopeful|melancholy|funny|solemn|suspenseful|nostalgic|ironic|cheerful|dreamy|angry',
    genre:
      'poem|limerick|short story|fable|dialogue|monologue|song text|fairy tale|ghost story|haiku|riddle|diary entry',
    hero: 'a lighthouse keeper|a lost robot|a street musician|a time-travelling cook|two rival gardeners|an honest thief|a homesick astronaut|a talking river|a retired wizard|a stubborn mayor|a night baker|a shy dragon',
    deed: 'finds a map under the floor|loses the key to {2..40} doors|wins a prize nobody wanted|must apologise to the sea|teaches a goose to count|forgets the word for home|saves the last library|trades shadows with a child|hears a clock that runs backwards|writes to the moon every {2..9} days|opens a school for storms|meets an old rival at a bus stop|invents a new colour|keeps a promise {10..90} years late',
    news: 'a price change of {2..30} percent|the move to a new building|the {2..90}th anniversary|a free trial of {5..60} days|a recall of {10..900} pieces|longer opening hours|a summer course for {8..40} people|a new director|a competition with {3..20} prizes|a delay of {2..9} weeks|a partnership with a museum|a call for volunteers',
    doc: 'press release|cover letter|product description|speech|complaint|invitation|FAQ|slogan|blog post|recommendation letter|meeting agenda|policy|tweet|thank-you note',
    firm: 'a bicycle courier|a seaside hotel|a language school|a robotics club|an animal shelter|a bank for farmers|a board game café|a telescope maker|a repair shop|a film festival|a recycling plant|a chess federation',
    list: 'renewable energy sources|side effects of stress|ways to save water|classical composers|types of clouds|uses of vinegar|team building games|endangered plants|healthy snacks|famous bridges|negotiation tactics|musical scales|kitchen tools|mountain ranges|literary devices|programming paradigms|soft skills|natural fibres',
    sentence:
      '{plain}|{actor} {bad} {what} {when}|{actor} {good} {what} {when}|{actor} {good} {what}, but {actor} {bad} {what}',
    actor:
      'the gardener|my uncle|our coach|a journalist|the two sisters|every pupil|nobody|the committee|her dentist|some tourists|the choir|a customs officer|the baker next door|those scientists',
    bad: "have forgot|don't like|were selling|has chose|should of repaired|is knowing|did not saw|be carrying|has went past|can to describe",
    good: 'has forgotten|never liked|was selling|chose|repaired|knows|did not see|was carrying|walked past|described',
    what: "the blue gate|three suitcases|the answer|an old violin|the shortest road|a letter from Cairo|the broken scale|two tickets|the last page|a bag of lemons|the neighbour's boat|the winning photo",
    when: 'before sunrise|last winter|on the way to town|since Monday|during the break|without a word|after the storm|at the end of May|twice a week|in a hurry',
    plain:
      "the old bridge was closed because of the storm|she have never seen so much snow in april|he don't know where is the station|our team finished the work before noon|the results was better than expected|many people enjoys walking in the park|the cake was eaten by the neighbours|i would of called you yesterday|the train were late again|him and me went fishing",
    tense:
      'past tense|passive voice|future tense|formal register|indirect speech|plural|question form|headline style|plain language',
    tongue: 'French|Swahili|Latin|Italian|Korean|Portuguese|Arabic|Dutch|Finnish|Vietnamese',
    class:
      'positive, negative or neutral|fact or opinion|animal, plant or mineral|spam or not spam|formal or informal|cause or effect|renewable or not',
    stuff: '{bare}|{grade} {matter}|{actor} {good} {what}|{what} {when}',
    grade: 'polished|raw|frozen|cheap|ancient|wild|artificial|local|liquid|magnetic|edible|rusty|tiny|young|imported',
    matter:
      'granite|copper|oak|moss|amber|wool|salt|a whale|a fern|plastic|chalk|a sponge|coral|clay|a parrot|rubber|sand|a lichen|milk|paper|an eel|ice|cotton|a yeast cell|steam',
    bare: 'granite|a maple tree|coal|a limited offer, act now|the film was a waste of time|tides|I think blue is best|wind|a mushroom|Dear Sir or Madam|the service was fine|rain',
    side: 'remote work|school uniforms|electric cars|zoos|a four-day week|tourism|homework|nuclear power|self-checkout|social media|space travel|fast fashion|city tolls|video games',
    reader:
      'a child of {6..12}|an investor|a new colleague|a sceptical voter|a tourist|a pensioner|a busy doctor|a beginner',
    size: 'in {2..9} sentences|in about {50..400} words|in one paragraph|as a table|with {2..8} bullet points|with an analogy|with one example',
    diet: 'vegan|gluten-free|low-salt|high-protein|nut-free|Mediterranean',
    dish: 'breakfast|lunch box|three-course dinner|picnic|soup|dessert|barbecue|party buffet',
  },
  [
    [
      'Explain {concept} to {reader} {size}.',
      'What is {concept}, and what has it to do with {list}? Answer {size}.',
      'Describe how {concept} affects {concept} {size}.',
      'Give the history of {concept} {size}.',
    ],
    [
      'Write a {mood} {genre} about {hero} who {deed}.',
      'Compose a {genre} in which {hero} meets {creature} and {deed}.',
      'Continue the {genre}: "On day {2..90} {hero} {deed}, and everybody was {mood}."',
      'Write a {genre} set in {era}: {hero} {deed}. Make it {mood}.',
    ],
    [
      'Write a {doc} for {firm} about {news} {size}.',
      'Draft a {mood} {doc} in which {firm} explains {news} to {reader}.',
      'Improve this {doc} opening for {firm}: "We are happy to tell you about {news}." Address {reader}.',
    ],
    [
      'List {3..12} {list} that {reader} would not expect.',
      'Name {3..12} {list} and rank them for {reader}.',
      'Give {3..9} examples of {list}, each with a link to {concept}.',
      'Create a quiz with {3..10} questions about {list} for {reader}.',
    ],
    [
      'Correct the grammar: {sentence}.',
      'Rewrite in {tense}: {sentence}.',
      'Translate into {tongue}: {sentence}.',
      'Turn this into a question for {reader}: {sentence}.',
      'Find {2..5} synonyms for the verb in: {sentence}.',
    ],
    [
      'Classify as {class}: {stuff} / {stuff}.',
      'Sort these into {class}: {stuff}; {stuff}; {stuff}.',
      'Which does not belong: {stuff}, {stuff}, {stuff}? Explain {size}.',
    ],
    [
      'Give arguments for and against {side} {size}.',
      'Compare {side} with {side} {size}.',
      'Write a debate between {hero} and {reader} about {side}.',
      'How did {era} change attitudes to {side}? Answer {size}.',
    ],
    [
      'Plan a {diet} {dish} for {2..30} people {size}.',
      'Invent a {diet} recipe for a {dish} that {reader} can make in {10..90} minutes.',
      'Compare {creature} with {creature} for {reader} {size}.',
      'Describe a {mood} day in the life of {creature} in {era} {size}.',
      'Suggest {2..9} gifts connected with {era} for {reader}.',
    ],
  ],
)
