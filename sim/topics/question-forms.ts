/** How people ask, whatever the topic; slots are a topic's lists. */
export const QUESTION_FORMS: readonly string[] = [
  'how do i {goal}?', 'How can I {goal} {detail}?', 'my {thing} {trouble}, what should i do', 'Why is it that the {thing} {trouble}?',
  'What is a good {thing} {detail}?', 'is it worth getting a {thing} {detail}', 'I want to {goal} but I have never done it. Where do I start?',
  'explain the difference between a {thing} and a {thing}', '{thing} or {thing}, which one {detail}?', 'the {thing} {trouble} every time I try to {goal}',
  'Give me a checklist to {goal} {detail}.', 'what mistakes do beginners make when they {goal}', 'Can you help me {goal} before {1..12} o\'clock tomorrow?',
  'my friend says you should never {goal} {detail}, is that true?', 'Write a short note to my neighbour about the {thing} that {trouble}.',
  'plan a week in which I {goal} and still have time to {goal}', 'how much does a {thing} cost these days, roughly', 'I tried to {goal} and now the {thing} {trouble}',
  'best way to {goal} for under {20..400} dollars', 'need ideas: {thing}, {thing}, {detail}', 'What does it mean if a {thing} {trouble}?',
  'what should I know about a {thing} before I {goal}', 'is there any way to {goal} without a {thing}', 'rate my plan: first {goal}, then {goal}, {detail}',
  'how long does it take to {goal}', 'Someone gave me a {thing}. What can I do with it {detail}?', 'Compare three kinds of {thing} in a few lines.',
  'reminder text for myself: {goal} on the {1..28}th, bring the {thing}', 'Is a {thing} that {trouble} dangerous?', 'how often should one {goal} {detail}',
  'tell me something surprising about the {thing}', 'Message to my sister: I cannot come, the {thing} {trouble} and I have to {goal}.',
  'Turn this into a list: {thing} {thing} {thing} and {goal}', 'what questions should i ask a professional who will {goal} for me', 'I have {2..9} {thing}s left over, ideas?',
  'am I too old to {goal}?',
]
