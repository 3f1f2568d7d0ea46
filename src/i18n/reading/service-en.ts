import type { serviceZh } from './service-zh.ts';

export const serviceEn: typeof serviceZh = {
  error: {
    'service-address':
      '“{{address}}” is no address of a service. Enter one that begins with http:// or https://, without user name and password.',
    'service-origin': 'The settings do not allow data from {{origin}}. Try again once the administrator has allowed it.',
    'service-unreachable':
      '{{origin}} cannot be reached. The network may be down, the service may have moved, it may not let web pages read it (CORS), or the server of this program does not let it through (ALLOWED_ORIGINS).',
    'service-refused': 'The service refuses the data (status {{status}}). Only services without a login are read.',
    'service-status': 'The service gave no data (status {{status}}): {{address}}',
    'service-not-json': 'The answer is no JSON: {{address}}. Check that it is the landing page of an OGC API Features service.',
    'service-not-features':
      'There are no collections of features: {{address}}. Check that it is the landing page of an OGC API Features service.',
    'service-too-large':
      'The data exceed the limit of {{limit}} bytes and are not taken. Take the district alone, or fetch in parts.',
    'service-too-many': 'Features or pages exceed the limit of {{limit}} and are not taken. Take the district alone.',
    'service-slow': 'The service did not finish within {{seconds}} seconds; nothing is taken. Try again later.',
    'service-broke-off':
      'The service broke off after {{features, of(one: feature; more: features)}} (status {{status}}); an incomplete layer is not taken. Try again later.',
    'service-collection-unknown': 'The service has no collection “{{collection}}”. List them again.',
  },
  note: {
    'service-next-moved': 'Links to the next page lead elsewhere ({{detail}}); read where the first page came from: {{count}}',
    'service-next-foreign': 'The link to the next page leads elsewhere ({{detail}}) and was not followed',
    'service-next-repeats': 'The link to the next page leads back to one that was read; paging was stopped',
    'service-next-missing': 'The service says that there is more and links to no next page; read on by position: {{count}}',
    'service-pages-repeat': 'The service gave features that were read before ({{detail}}); paging was stopped',
    'service-features-repeated': 'Features given again, taken once: {{count}} (first: {{detail}})',
    'service-ids-not-unique': 'Features of one id and different content, all kept: {{count}} (first: {{detail}})',
    'service-outside-bounds': 'Features outside the area asked for, not taken: {{count}}',
    'service-count-differs':
      'The service gave another number of features than it says: {{detail}}. It may be incomplete; ask who provides it',
    'service-axes-suspected':
      'Within the district only with latitude and longitude exchanged: {{count}} features. Check them on the map',
    'service-coarse': 'Coordinates have {{detail}} decimals only: decimetres and more of error, no survey',
    'service-crs-differs': 'The service names “{{detail}}” as its coordinate system; check the place on the map',
  },
};
