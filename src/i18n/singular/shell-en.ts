/** English texts for a count of one, beside those for any other; found by i18next before them. Chinese has no such form. */
export const shellOneEn = {
  district: {
    exportedWithout_one: 'Exported {{name}}; {{count}} photo file is not on this device and is left out',
    openedWithout_one: '{{count}} photo file is missing from the file: it is on record and cannot be seen here.',
  },
  detail: {
    slivers_one: '{{count}} sliver, together {{area}}, not counted',
    households_one: '{{count}} household',
    objections_one: '{{count}} open objection',
    several_one: '{{count}} thing is here',
  },
  patrol: {
    capture: {
      stand: {
        count_one: '{{count}} corner',
      },
      met: {
        more_one: '{{count}} smaller one',
      },
      stands: {
        title_one: 'The position’s circle touches {{count}} parcel: none is assigned',
      },
    },
    track: {
      targets: {
        more_one: '{{count}} more is not listed.',
        distrusted_one: '{{count}} patrol had shifted positions and counts for nothing.',
      },
    },
    outbox: {
      pill: {
        attention_one: '{{count}} needs attention',
      },
    },
  },
  photos: {
    note: {
      'tags-damaged_one': '{{count}} of the camera’s entries is damaged; the others were read.',
    },
  },
  error: {
    'parcel-missing_one':
      '{{count}} parcel of a clearance item is in no layer ({{id}}), so that no footprint can be measured. Get the file from a backup or its source again.',
    'field-other-person_one':
      'This device still holds {{count}} record of “{{name}}” that has not arrived: export it before you open somebody else’s package.',
    'field-unsent-only_one':
      'The package is erased. {{count}} record of yours has not arrived yet and stays on this device: hand it over first.',
    'receipt-never-sent_one':
      'The receipt claims {{count}} record that never left this device, which cannot be: nothing of it was used, and everything is still here. Export again and ask the office for a new receipt.',
  },
};
