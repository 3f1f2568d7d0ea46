import { isCanonical, writeCanonicalJson } from '../../register/canonical-json.ts';
import { sha256 } from '../../register/sha256.ts';
import { AUDIENCES } from '../audience.ts';
import { HIDDEN, SNAPSHOT_FORMAT, type Snapshot } from './snapshot.ts';
import { hashParts, hashSnapshot } from './snapshot-parts.ts';
import type { SnapshotFinding, SnapshotFindingCode, SnapshotReading } from './snapshot-reading.ts';

/** Groups within groups; a snapshot has eight. */
const DEEPEST = 32;
const LONGEST_VALUE = 200;

type Members = Readonly<Record<string, unknown>>;

/** A reader for every version that was ever written: each returns where a value is not of its version. */
const FAULTS_OF_VERSION: Readonly<Record<string, (value: Members) => string | null>> = {
  [SNAPSHOT_FORMAT]: (value) => SNAPSHOT(value),
};

/**
 * Reads a snapshot's file and proves it: nothing is counted again, every byte is compared with what was frozen. Never throws, whatever
 * the file holds. Who issued it only the feed can tell.
 * @param recorded SHA-256 of the file as the feed has it, where that is known
 */
export function readSnapshot(bytes: Uint8Array, recorded?: string): SnapshotReading {
  const file_sha256 = sha256(bytes);
  const findings: SnapshotFinding[] = [];
  if (recorded !== undefined && recorded !== file_sha256) findings.push(finding('not-as-recorded', '', recorded, file_sha256));
  const answer = (snapshot: Snapshot | null): SnapshotReading => ({ ok: findings.length === 0, snapshot, file_sha256, findings });

  const parsed = parse(bytes);
  if ('at' in parsed) {
    findings.push(finding('not-json', `@${parsed.at}`, parsed.near, ''));
    return answer(null);
  }
  const { value, text } = parsed;
  const faultOf = isMembers(value) ? FAULTS_OF_VERSION[String(value.format)] : undefined;
  if (!isMembers(value) || !faultOf) {
    findings.push(finding('format-unknown', 'format', isMembers(value) ? value.format : '', SNAPSHOT_FORMAT));
    return answer(null);
  }
  const fault = isCanonical(value, DEEPEST) ? faultOf(value) : 'JSON';
  if (fault !== null) {
    findings.push(finding('malformed', fault, '', ''));
    return answer(null);
  }
  const snapshot = value as unknown as Snapshot;
  findings.push(...findAlterations(snapshot, text));
  // Bytes that are no UTF-8 are read as a sign of their own, which may be what stood there.
  if (findings.length === 0 && new TextEncoder().encode(text).length !== bytes.length)
    findings.push(finding('not-canonical', '', '', ''));
  return answer(snapshot);
}

function findAlterations(snapshot: Snapshot, text: string): SnapshotFinding[] {
  const findings: SnapshotFinding[] = [];
  const computed = hashParts(snapshot);
  for (const path of new Set([...Object.keys(computed), ...Object.keys(snapshot.parts)]))
    if (snapshot.parts[path] !== computed[path])
      findings.push(finding('part-altered', path, snapshot.parts[path] ?? '', computed[path] ?? ''));
  const whole = hashSnapshot(snapshot);
  if (snapshot.sha256 !== whole) findings.push(finding('sha256-differs', 'sha256', snapshot.sha256, whole));
  const canonical = writeCanonicalJson(snapshot);
  if (canonical !== text) {
    let at = 0;
    while (canonical[at] === text[at]) at++;
    findings.push(finding('not-canonical', `@${at}`, text.slice(at, at + 40), canonical.slice(at, at + 40)));
  }
  return findings;
}

const finding = (code: SnapshotFindingCode, place: string, stated: unknown, computed: string): SnapshotFinding => ({
  code,
  place,
  stated: (typeof stated === 'string' ? stated : JSON.stringify(stated ?? '')).slice(0, LONGEST_VALUE),
  computed,
});

function parse(
  bytes: Uint8Array,
): { readonly value: unknown; readonly text: string } | { readonly at: number; readonly near: string } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  try {
    return { value: JSON.parse(text) as unknown, text };
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
    return { at, near: text.slice(at, at + 40) };
  }
}

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

type Check = (value: unknown) => string | null;

const fail = (isFit: boolean): string | null => (isFit ? null : '');
const isText: Check = (value) => fail(typeof value === 'string');
const isNumber: Check = (value) => fail(typeof value === 'number');
const isHash: Check = (value) => fail(typeof value === 'string' && /^[0-9a-f]{64}$/.test(value));
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined ? null : check(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);

/** Path of the first member that does not fit; null where all do. */
const members =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) => {
    if (!isMembers(value)) return '';
    for (const [name, check] of Object.entries(checks)) {
      const at = check(value[name]);
      if (at !== null) return at === '' ? name : `${name}.${at}`;
    }
    return null;
  };

const list =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return '';
    for (const [n, one] of value.entries()) {
      const at = check(one);
      if (at !== null) return at === '' ? String(n) : `${n}.${at}`;
    }
    return null;
  };

const isRing = list(list(isNumber));
const isArea: Check = (value) => {
  const { type, coordinates } = Object(value) as Members;
  const fault = type === 'Polygon' ? list(isRing)(coordinates) : type === 'MultiPolygon' ? list(list(isRing))(coordinates) : '';
  return fault === null ? null : 'coordinates';
};

const COLUMN = members({
  key: isText,
  unit: isText,
  formula: isText,
  method: maybe(isText),
  denominator: maybe(isText),
  within: maybe(list(isText)),
  restOf: maybe(isText),
  follows: maybe(isText),
});
const ROW = members({ level: isText, key: isText, name: isText, nameEn: maybe(isText), parent: maybe(isText) });
const CELL: Check = (value) => fail(value === null || value === HIDDEN || Number.isSafeInteger(value));

const TABLE: Check = (value) => {
  const fault = members({ key: isText, columns: list(COLUMN), rows: list(ROW), cells: list(list(CELL)) })(value);
  if (fault !== null) return fault;
  const { columns, rows, cells } = value as Snapshot['figures'][number];
  return fail(cells.length === rows.length && cells.every(({ length }) => length === columns.length)) === null ? null : 'cells';
};

const SNAPSHOT = members({
  id: isText,
  district: members({ id: isText, name: isText, timeZone: isText, bounds: list(isNumber) }),
  audience: (value) => fail(AUDIENCES.some((one) => one === value)),
  asOf: isText,
  knownAt: members({ seq: isNumber, chainHash: isHash }),
  software: isText,
  style: members({ name: isText, version: isNumber }),
  mapApprovalNo: maybe(isText),
  suppression: orNull(members({ threshold: isNumber, width: isNumber })),
  figures: list(TABLE),
  layers: members({
    surround: isText,
    ground: list(members({ class: isText, kind: maybe(isText), shape: isArea })),
    places: list(members({ kind: isText, name: isText, nameEn: maybe(isText), at: list(isNumber), turn: maybe(isNumber) })),
    units: list(
      members({ id: isText, level: isText, parentId: maybe(isText), name: isText, nameEn: maybe(isText), shape: isArea }),
    ),
    redLines: list(
      members({
        id: isText,
        name: isText,
        nameEn: maybe(isText),
        revised: (value) => fail(typeof value === 'boolean'),
        shape: isArea,
      }),
    ),
    plots: list(
      members({ status: isText, redLine: isText, unit: isText, parties: list(isText), no: maybe(isText), shape: isArea }),
    ),
    sightings: list(members({ state: isText, seenOn: isText, at: list(isNumber), shape: orNull(isArea), no: maybe(isText) })),
  }),
  camera: orNull(members({ lon: isNumber, lat: isNumber, zoom: isNumber, bearing: isNumber })),
  words: members({ title: isText, text: isText, notes: maybe(isText) }),
  pictures: list(members({ mediaType: isText, sha256: isHash, orientation: isNumber, text: isText, base64: isText })),
  parts: (value) => fail(isMembers(value) && Object.values(value).every((one) => isHash(one) === null)),
  sha256: isText,
});
