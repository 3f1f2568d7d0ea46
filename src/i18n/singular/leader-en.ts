/** English texts for a count of one, beside those for any other; found by i18next before them. Chinese has no such form. */
export const leaderOneEn = {
  board: {
    hiddenNote_one:
      '{{count}} unit has fewer than {{limit}} households, or would follow from the totals: it is left out, and has no place.',
    headline: {
      withoutArea_one: '{{count}} more building without a recognised area is not counted',
    },
    differences_one: 'Records since the publication change {{count}} figure',
  },
  compare: {
    hiddenNote_one:
      '{{count}} place has fewer than {{limit}} households, or would follow from a total, and is hidden; it is not ranked, and shown neither on the map nor in charts.',
  },
  print: {
    disclosure: {
      asOf_one: 'As of {{day}}, by the first {{seq}} records; {{count}} line',
      unnamed_one:
        '{{count}} of {{rows, of(one: line; more: lines)}} has no household on record and stands empty: record it before this is put up.',
    },
  },
  tour: {
    savedOn_one: 'Saved on {{day}} · {{count}} stop · {{audience}}',
    left_one: 'Changes not saved · {{count}} stop · open to go on',
    fileMissing_one: '{{count}} file of this tour (a snapshot or a photo) is not on this device: it cannot be presented.',
    hiddenCount_one:
      'So that no household is recognised, {{count}} of {{all, of(one: figure; more: figures)}} is not shown; what was published before is taken into account.',
    file: {
      verifiedMore_one:
        'The hash of {{count}} snapshot was checked on opening. That says only that the data were not altered; whether an office issued them is told by the hashes in its records.',
      stops_one: '{{count}} stop',
    },
  },
};
