import type { readyTourZh } from './ready-tour-zh.ts';

export const readyTourEn: typeof readyTourZh = {
  name: '{{district}} · {{day}}',
  make: 'Present this week’s tour',
  hint: 'Data of {{day}}, for: {{audience}}. Where we stand, what changed, where it is stuck, who is ahead, the builds, the sources: a stop for each question, put together by itself. Change, save or share it afterwards.',
  making: 'Putting the tour together',
  nothing: 'There are no figures of that day to tell yet.',
  standing: { title: 'Where we stand', text: '{{signed}} have signed; {{left}} of land are not handed over yet.' },
  change: {
    title: 'Since last week',
    text: 'Cleared in the week: {{released}}; new: {{entered}}; unresolved with open cases: {{after}}.',
  },
  stuck: {
    title: 'Where it is stuck',
    line: '{{left}} within {{name}} are not handed over yet, the most of all red lines.',
    zone: '{{left}} in {{name}} are not handed over yet, the most of all zones.',
  },
  ahead: { title: 'Who is ahead: {{names}}', text: '{{names}} handed over {{share}} of its land, more than any other zone.' },
  builds: {
    title: 'Illegal builds: {{name}}',
    most: '{{open}} verified as illegal in {{name}} are not closed yet, the most of all zones.',
    whole: '{{open}} verified as illegal are not closed yet.',
    done: 'All that were verified as illegal are closed.',
  },
  trust: {
    title: 'Where the figures come from',
    text: 'As of {{day}}, by record {{seq}}. Records are chained: altering one breaks the chain.',
  },
};
