import type { AreaCertificate } from '../../core/measure/certificate/area-certificate.ts';
import { fingerprint } from '../../core/measure/certificate/fingerprint.ts';
import type { Finding } from '../../core/measure/certificate/verify-certificate.ts';
import type { CertificateTexts } from '../../i18n/planner/certificate-zh.ts';
import { fill } from './fill.ts';

const VERTEX = /^rings\[(\d+)\]\.vertices\[(\d+)\](?:\.(\w+))?/;

/** What is wrong and where, in words: vertices by their number, figures by their name, all else by its place in the JSON. */
export function describeFinding(
  { code, place, stated, computed }: Finding,
  certificate: AreaCertificate,
  texts: CertificateTexts,
): string {
  const isHash = code === 'sha256-differs';
  return fill(texts.finding[code], {
    place: namePlace(place, certificate, texts.place),
    stated: isHash ? fingerprint(stated) : stated,
    computed: isHash ? fingerprint(computed) : computed,
  });
}

function namePlace(place: string, certificate: AreaCertificate, words: CertificateTexts['place']): string {
  const vertex = VERTEX.exec(place);
  if (vertex) {
    const [, ring, index, member] = vertex;
    const no = certificate.rings[Number(ring)]?.vertices[Number(index)]?.no;
    const name = member === undefined ? undefined : words[member];
    if (typeof no === 'string' && name !== undefined) return fill(words.vertex, { no, name });
  }
  const ring = /^rings\[(\d+)\]/.exec(place);
  if (ring) return `${fill(words.ring, { ring: Number(ring[1]) + 1 })} (${place})`;
  const [first, second = ''] = place.split(/[.[]/);
  const name = first === 'areas' ? (words[second] ?? words.areas) : words[first];
  if (name === undefined) return place;
  return place === first ? name : `${name} (${place})`;
}
