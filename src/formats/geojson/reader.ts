import type { Reader } from '../reader.ts';
import { toUtf8 } from '../text-encoding.ts';

export const geojsonReader: Reader = {
  format: 'geojson',
  extensions: ['geojson', 'json', 'geojsonl', 'geojsons', 'ndjson', 'jsonl', 'ndgeojson'],
  sniff(head, fileName) {
    if (/^\u001e?\s*\{\s*("|\}|$)/.test(startOf(head))) return 2;
    return /\.(geo)?json(l|s)?$|\.nd(geo)?json$/i.test(fileName) ? 1 : 0;
  },
  async read(bytes, context) {
    const { readGeojson } = await import('./read.ts');
    return readGeojson(bytes, context);
  },
};

function startOf(head: Uint8Array): string {
  try {
    return new TextDecoder().decode(toUtf8(head.subarray(0, 4096)).bytes).trimStart();
  } catch {
    return '';
  }
}
