import { daysOfFeed } from '../core/register/days-of-feed.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import { type Acceptance, acceptanceOf, compareGravity } from '../core/rules/acceptance.ts';
import type { FindingCode } from '../core/rules/codes.ts';
import { findFindings } from '../core/rules/find-findings.ts';
import type { Finding, Severity } from '../core/rules/finding.ts';
import { findingSigma_m2 } from '../core/rules/land/finding-sigma.ts';
import { labelEntity } from '../core/rules/land/label-entity.ts';
import { unitsOfFinding } from '../core/rules/land/units-of-finding.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import { CliError } from './cli-error.ts';
import { printable } from './printable.ts';
import { measureLand } from './measure-land.ts';
import { type ReadDistrict, readDistrict } from './read-district.ts';

/** One finding as `chidu check --json` prints it; a contract (docs/contracts/cli.md). */
export interface CheckedFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly entities: readonly EntityRef[];
  readonly on: string;
  readonly m2?: number;
  /** Of `m2`, m²; absent where it was surveyed, or nobody stated an error. */
  readonly sigma_m2?: number;
  readonly until?: string;
  readonly basis: string;
  readonly params?: Finding['params'];
  readonly units: readonly string[];
  readonly accepted?: Acceptance;
}

export interface CheckedDistrict {
  readonly on: string;
  /** In order of gravity, accepted ones last. */
  readonly findings: readonly CheckedFinding[];
  /** What people call an entity; its id where it has no name. */
  nameOf(entity: EntityRef): string;
}

export interface CheckRequest {
  /** The last day on record, where none is asked for. */
  readonly on?: string;
  readonly rule?: FindingCode;
  /** Id or name. */
  readonly unit?: string;
}

/**
 * What the rules find in a district on a day, the same as its screen lists.
 * @throws CliError `district-missing`, `plane-differs`, `package-missing`, `unit-not-found`; ReadError of a package
 */
export async function checkDistrict(
  container: DistrictContainer,
  { on = daysOfFeed(container.feed).lastOn, rule, unit }: CheckRequest,
  onProgress: (share: number) => void = () => {},
): Promise<CheckedDistrict> {
  const read = readDistrict(container);
  const { register, settings } = read;
  const within = unit === undefined ? undefined : findUnit(read, unit);
  const land = await measureLand(container, read, on);
  onProgress(0.5);
  const found = await findFindings(land, register, on);
  onProgress(0.9);
  const findings = found
    .filter(({ code }) => rule === undefined || code === rule)
    .map((finding): CheckedFinding => {
      const { code, severity, entities, on: since, m2, until, basis, params } = finding;
      const accepted = acceptanceOf(finding, register.acceptances, settings.sliver.m2, on);
      const sigma_m2 = findingSigma_m2(land, register, finding, on);
      return {
        code,
        severity,
        entities,
        on: since,
        ...(m2 !== undefined && { m2 }),
        ...(sigma_m2 !== undefined && { sigma_m2: Number(sigma_m2.toPrecision(2)) }),
        ...(until !== undefined && { until }),
        basis,
        ...(params !== undefined && { params }),
        units: unitsOfFinding(land, register, entities, on),
        ...(accepted && { accepted }),
      };
    })
    .filter(({ units }) => within === undefined || units.includes(within));
  const nameOf = (entity: EntityRef) => labelEntity(land, register, entity) ?? entity.id;
  return { on, findings: findings.sort(compareGravity), nameOf };
}

/** Names in an error message. */
const LISTED = 30;

function findUnit({ settings: { units } }: ReadDistrict, name: string): string {
  const found = units.find(({ id }) => id === name) ?? units.find((one) => one.name === name || one.nameEn === name);
  if (found) return found.id;
  const known = units.slice(0, LISTED).map((one) => printable(one.name));
  throw new CliError('unit-not-found', {
    id: printable(name),
    known: `${known.join(', ')}${units.length > LISTED ? ' …' : ''}`,
  });
}
