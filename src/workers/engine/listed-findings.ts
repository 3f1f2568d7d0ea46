import type { TaskHost } from '../../core/overlay/overlap-table.ts';
import type { FindingAcceptance } from '../../core/register/finding-acceptance.ts';
import type { Sighting } from '../../core/register/sighting.ts';
import { acceptanceOf, compareGravity } from '../../core/rules/acceptance.ts';
import type { Finding } from '../../core/rules/finding.ts';
import { sameObjects } from '../../core/rules/last-made.ts';
import { pause } from '../../core/rules/pause.ts';
import type { FindingEntry } from '../calls/findings.ts';
import type { DistrictSession } from './district-session.ts';
import { placeFinding } from './place-finding.ts';

const FINDINGS_PER_SLICE = 64;

interface Listed {
  /** With its name and place, as if nobody had accepted it. */
  readonly placed: FindingEntry;
  readonly entry: FindingEntry;
  readonly acceptance: FindingAcceptance | undefined;
  /** The builds that it is about: their names and places may change. */
  readonly builds: readonly (Sighting | undefined)[];
}

/** The findings of a day with their names and places, in order. A finding that stays keeps both, and its turn. */
export class ListedFindings {
  #entries: readonly FindingEntry[] = [];
  #listed: ReadonlyMap<Finding, Listed> = new Map();
  #from: DistrictSession | null = null;

  constructor(private readonly on: string) {}

  /** @throws TaskCancelled; then all is as before */
  async list(session: DistrictSession, findings: readonly Finding[], host: TaskHost): Promise<readonly FindingEntry[]> {
    const before = this.#from && namesStay(this.#from, session) ? this.#listed : new Map<Finding, Listed>();
    const known = new Set(before === this.#listed ? this.#entries : []);
    const listed = new Map<Finding, Listed>();
    const stayed = new Set<FindingEntry>();
    const added: FindingEntry[] = [];
    let done = 0;
    for (const finding of findings) {
      if (++done % FINDINGS_PER_SLICE === 0) await pause(host);
      const one = this.#describe(session, finding, before.get(finding));
      listed.set(finding, one);
      if (known.has(one.entry)) stayed.add(one.entry);
      else added.push(one.entry);
    }
    const entries = merge(
      this.#entries.filter((entry) => stayed.has(entry)),
      added.sort(compareGravity),
    );
    this.#from = session;
    this.#listed = listed;
    this.#entries = entries;
    return entries;
  }

  #describe(session: DistrictSession, finding: Finding, before: Listed | undefined): Listed {
    const builds = buildsOf(session, finding);
    const stays = before !== undefined && sameObjects(before.builds, builds);
    const placed = stays ? before.placed : placeFinding(session, finding, this.on);
    const acceptance = session.register.acceptances.get(placed.key);
    if (stays && acceptance === before.acceptance) return before;
    const accepted = acceptanceOf(finding, session.register.acceptances, session.settings.sliver.m2, this.on);
    return { placed, entry: accepted ? { ...placed, accepted } : placed, acceptance, builds };
  }
}

const NO_BUILDS: Listed['builds'] = [];

function buildsOf({ register }: DistrictSession, { entities }: Finding): Listed['builds'] {
  if (!entities.some(({ kind }) => kind === 'sighting' || kind === 'case')) return NO_BUILDS;
  return entities.map(({ kind, id }) =>
    register.sightings.get(kind === 'case' ? (register.cases.get(id)?.sightings[0] ?? '') : kind === 'sighting' ? id : ''),
  );
}

/** Whether everything but builds that names and places come from is as it was. */
const namesStay = (before: DistrictSession, now: DistrictSession): boolean =>
  before.register.redLines === now.register.redLines &&
  before.register.parcels === now.register.parcels &&
  before.units === now.units &&
  sameObjects([...before.layers.values()], [...now.layers.values()]);

function merge(a: readonly FindingEntry[], b: readonly FindingEntry[]): readonly FindingEntry[] {
  if (a.length === 0) return b;
  const merged: FindingEntry[] = [];
  let next = 0;
  for (const one of a) {
    while (next < b.length && compareGravity(b[next], one) < 0) merged.push(b[next++]);
    merged.push(one);
  }
  return next === b.length ? merged : [...merged, ...b.slice(next)];
}
