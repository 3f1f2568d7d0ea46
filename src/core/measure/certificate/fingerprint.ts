const GROUP = 4;
const GROUPS = 4;

/** The first 16 digits of a hash in groups of four, to be read out and compared: `3F2A-9C01-77BE-04D2`. */
export function fingerprint(sha256: string): string {
  const groups: string[] = [];
  for (let at = 0; at < GROUP * GROUPS; at += GROUP) groups.push(sha256.slice(at, at + GROUP).toUpperCase());
  return groups.join('-');
}

/** Whether a hash begins with what somebody noted of it, in any grouping; at least a fingerprint's digits. */
export function matchesFingerprint(sha256: string, noted: string): boolean {
  const digits = noted.replace(/[\s-]/g, '').toLowerCase();
  return isFingerprint(noted) && sha256.startsWith(digits);
}

export function isFingerprint(noted: string): boolean {
  return /^[0-9a-f]{16,64}$/i.test(noted.replace(/[\s-]/g, ''));
}
