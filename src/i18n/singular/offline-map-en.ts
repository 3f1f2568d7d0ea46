/** English texts for a count of one, beside those for any other; found by i18next before them. Chinese has no such form. */
export const offlineMapOneEn = {
  offlineMap: {
    count_one: '{{count}} tile',
    sampled_one: 'About {{size}} ± {{margin}} (from {{count}} sampled tile, two standard errors)',
    validDays_one: '{{count}} day from today',
    state: {
      partial_one: '{{count}} tile missing',
    },
    kept_one: '{{size}} kept, {{count}} tile',
    failed_one: '{{count}} tile could not be fetched',
  },
};
