/** English texts for a count of one, beside those for any other; found by i18next before them. Chinese has no such form. */
export const teamOneEn = {
  editing: {
    change: {
      paidOutside_one: '{{count}} paid item would lose land from the red line: check the compensation first.',
    },
    met: {
      more_one: '{{count}} smaller one more',
    },
  },
  settings: {
    holidays: {
      days_one: '{{count}} day',
    },
  },
  team: {
    audit: {
      says: {
        'person-erased_one': 'erased a household’s personal data by law ({{count}} record)',
        'audit-exported_one': 'exported the audit log ({{count}} event)',
      },
    },
  },
};
