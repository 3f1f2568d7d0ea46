import type { baseMapZh } from './base-map-zh.ts';

export const baseMapEn: typeof baseMapZh = {
  error: {
    'base-map-origin': 'The settings do not allow {{origin}}: nothing was asked of it.',
    'base-map-unmeasured': 'Not one tile came, so its size is not known. Check network, address and key.',
    'caching-not-allowed': 'The source of “{{name}}” allows no keeping: nothing was saved.',
    'not-configured': 'The district’s settings name no base map “{{name}}”.',
    'pmtiles-unreachable': 'No answer for the PMTiles file ({{detail}}).',
    'pmtiles-no-range':
      'The server answers no range requests, so that no part can be fetched. Use a static server that does, or open the file from this phone.',
    'pmtiles-malformed': 'This is no sound PMTiles file of version 3.',
    'pmtiles-changed': 'The file changed while it was read: fetch the area again.',
    'pmtiles-packing': 'Its tiles are packed in a way that is not supported ({{packing}}); unpacked and gzip are.',
  },
};
