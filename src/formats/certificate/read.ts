import { CertificateError } from '../../core/measure/certificate/certificate-facts.ts';
import { fingerprint, matchesFingerprint } from '../../core/measure/certificate/fingerprint.ts';
import {
  type Finding,
  finding,
  type Verification,
  verifyCertificate,
} from '../../core/measure/certificate/verify-certificate.ts';
import { LIMITS } from '../limits.ts';
import { DATA_BEGINS, DATA_ENDS, sealOf, sealWith, UNSEALED } from './write.ts';

const MOST_SPELLINGS = 10;

/** A certificate file: its data, and whether the page around them is as it was written; null for plain JSON. */
interface CertificateFile {
  readonly json: string;
  readonly isPageIntact: boolean | null;
}

/**
 * Reads and verifies a certificate's file, JSON or HTML. `recorded` is what the office noted of its hash, in any grouping.
 * @throws CertificateError `certificate-missing` where there is none in it, `certificate-unreadable`, `certificate-format-unknown`
 */
export function verifyCertificateFile(bytes: Uint8Array, recorded?: string): Verification {
  if (bytes.length > LIMITS.certificateBytes) throw new CertificateError('certificate-missing');
  const { json, isPageIntact } = readFile(new TextDecoder().decode(bytes));
  const verification = verifyCertificateJson(json);
  const more: Finding[] = [];
  if (isPageIntact === false) more.push(finding('page-differs', 'page', '', ''));
  if (recorded !== undefined && !matchesFingerprint(verification.sha256, recorded))
    more.push(finding('not-as-recorded', 'sha256', recorded, fingerprint(verification.sha256)));
  return withFindings(verification, more);
}

/** Verifies a certificate's JSON as it is written. @throws CertificateError */
export function verifyCertificateJson(json: string): Verification {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new CertificateError('certificate-unreadable', 'JSON');
  }
  const verification = verifyCertificate(value);
  const { names, spellings } = readTokens(json);
  const more = spellings.map((text) => finding('figure-differs', 'JSON', text, String(Number(text))));
  // Readers do not agree on which of two members of one name counts.
  if (names !== countMembers(value)) more.push(finding('members-repeated', '', '', ''));
  return withFindings(verification, more);
}

export function withFindings(verification: Verification, more: readonly Finding[]): Verification {
  const findings = [...verification.findings, ...more];
  return { ...verification, ok: findings.length === 0, findings };
}

function readFile(text: string): CertificateFile {
  const begin = text.indexOf(DATA_BEGINS);
  if (begin < 0) {
    if (!/^\s*\{/.test(text)) throw new CertificateError('certificate-missing');
    return { json: text, isPageIntact: null };
  }
  const from = begin + DATA_BEGINS.length;
  const end = text.indexOf(DATA_ENDS, from);
  if (end < 0) throw new CertificateError('certificate-unreadable', 'HTML');
  if (!isOnlyData(text)) return { json: text.slice(from, end), isPageIntact: false };
  const seal = /<meta name="chidu-seal" content="([0-9a-f]{64})">/.exec(text.slice(0, begin))?.[1];
  const isPageIntact = seal !== undefined && sealOf(text.replace(sealWith(seal), sealWith(UNSEALED))) === seal;
  return { json: text.slice(from, end), isPageIntact };
}

/** Does a browser find the same data as whoever reads the text: nothing in a comment, and no script but the data and the program? */
function isOnlyData(page: string): boolean {
  return !page.includes('<!--') && page.match(/<script/gi)?.length === 2;
}

/**
 * Members that the text names, at any depth, and the first numbers that are not spelt canonically: readers do not agree on digits
 * beyond those of a double.
 */
function readTokens(json: string): { names: number; spellings: readonly string[] } {
  let names = 0;
  const spellings: string[] = [];
  for (const [token, colon] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"\s*(:?)|-?\d[\d.eE+-]*/g)) {
    if (colon === ':') names++;
    if (!token.startsWith('"') && spellings.length < MOST_SPELLINGS && String(Number(token)) !== token) spellings.push(token);
  }
  return { names, spellings };
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, member) => sum + countMembers(member), own);
}
