import { createDistrictPlane } from '../../geodesy/district-plane.ts';
import { isCanonical } from '../../register/canonical-json.ts';
import type { AreaCertificate, ComputedSum } from './area-certificate.ts';
import { CertificateError, type CertificateFacts } from './certificate-facts.ts';
import { compareValues } from './compare-values.ts';
import { hashContent, makeCertificate } from './make-certificate.ts';
import { areaWithin_m2 } from './measure-outlines.ts';
import { readFacts } from './read-facts.ts';

/**
 * What is wrong with a certificate. `sha256-differs`: its content is not what was hashed · `figure-differs`: a figure does not
 * follow from the vertices · `member-unknown`, `member-missing` · `sums-disagree`: the listed vertices do not give the settled area
 * · `not-shared`: the listed land does not lie in both shapes · `ring-direction` · `members-repeated`: a member stands twice in the text
 * · `page-differs`: the page around the data · `not-as-recorded`: another certificate than the one asked for.
 */
export type FindingCode =
  | 'sha256-differs'
  | 'figure-differs'
  | 'member-unknown'
  | 'member-missing'
  | 'sums-disagree'
  | 'not-shared'
  | 'ring-direction'
  | 'members-repeated'
  | 'page-differs'
  | 'not-as-recorded';

export interface Finding {
  readonly code: FindingCode;
  /** Such as `rings[0].vertices[2].x_m`; empty for the whole. */
  readonly place: string;
  /** In the certificate, and as it should be. */
  readonly stated: string;
  readonly computed: string;
}

export interface Verification {
  readonly ok: boolean;
  /** What the certificate says now; figures of an altered one may be wrong. */
  readonly certificate: AreaCertificate;
  /** Of the content as it is. */
  readonly sha256: string;
  readonly findings: readonly Finding[];
}

/** One changed vertex changes many figures; the first places say enough. */
const MOST_FINDINGS = 100;
const LONGEST_VALUE = 200;
/** Groups within groups; a certificate has six. */
const DEEPEST = 32;

/**
 * Recomputes a certificate from its vertices and compares every digit. It proves that nothing was changed since it was hashed and
 * that its arithmetic is right; who issued it only a comparison of the hash with the office's record can tell.
 * @throws CertificateError where it is no certificate
 */
export function verifyCertificate(value: unknown): Verification {
  if (!isCanonical(value, DEEPEST)) throw new CertificateError('certificate-unreadable', 'JSON');
  const facts = readFacts(value);
  const stated = value as AreaCertificate;
  const sha256 = hashContent(stated);
  const computed = remake(facts);
  const findings: Finding[] = [];
  if (stated.sha256 !== sha256) findings.push(finding('sha256-differs', 'sha256', stated.sha256, sha256));
  const { sha256: _, ...content } = computed;
  for (const difference of compareValues({ ...stated, sha256: undefined }, { ...content, sha256: undefined }, MOST_FINDINGS)) {
    const code =
      difference.computed === undefined
        ? 'member-unknown'
        : difference.stated === undefined
          ? 'member-missing'
          : 'figure-differs';
    findings.push(finding(code, difference.place, difference.stated, difference.computed));
  }
  findings.push(...checkRings(computed), ...checkSums(computed), ...checkShared(facts, computed));
  return { ok: findings.length === 0, certificate: stated, sha256, findings };
}

function remake(facts: CertificateFacts): AreaCertificate {
  try {
    return makeCertificate(facts);
  } catch {
    // Vertices off the Earth, areas beyond what can be settled: no ruler made this.
    throw new CertificateError('certificate-unreadable', 'rings');
  }
}

export function finding(code: FindingCode, place: string, stated: unknown, computed: unknown): Finding {
  return { code, place, stated: show(stated), computed: show(computed) };
}

const show = (value: unknown): string =>
  (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)).slice(0, LONGEST_VALUE);

/** Every part is one shell, which comes first, and its holes. */
function checkRings({ rings }: AreaCertificate): Finding[] {
  return rings.flatMap(({ part, role }, n) => {
    const due = n === 0 || rings[n - 1].part !== part ? 'shell' : 'hole';
    return role === due ? [] : [finding('ring-direction', `rings[${n}]`, role, due)];
  });
}

function checkSums({ computation, areas }: AreaCertificate): Finding[] {
  const agree = ({ difference_m2, tolerance_m2 }: ComputedSum) => Math.abs(Number(difference_m2)) <= Number(tolerance_m2);
  return (['planar', 'ellipsoidal'] as const).flatMap((measure) => {
    const settled = areas[measure];
    const sum = computation[measure];
    return settled === null || agree(sum)
      ? []
      : [finding('sums-disagree', `computation.${measure}`, String(settled.value_cm2 / 10_000), sum.area_m2)];
  });
}

/** The listed rings of shared land lie in both outlines: each shares with them all of its own area. */
function checkShared({ shapes, rings, plane }: CertificateFacts, { computation }: AreaCertificate): Finding[] {
  const district = createDistrictPlane(plane);
  const own_m2 = Number(computation.planar.area_m2);
  return shapes.flatMap(({ outline }, n) => {
    if (!outline) return [];
    const within_m2 = areaWithin_m2(district, rings, outline);
    if (Math.abs(own_m2 - within_m2) <= Number(computation.planar.tolerance_m2)) return [];
    return [finding('not-shared', `shapes[${n}].outline`, computation.planar.area_m2, within_m2.toFixed(4))];
  });
}
