import type { FootprintInput, FootprintPlot } from './footprint-input.ts';
import type { FootprintModel } from './footprint-model.ts';
import type { FootprintSpans } from './footprint-spans.ts';

/** The state of one scope on one day. */
export interface FootprintAt {
  /** Area of the union of the unresolved plots, clipped to the red lines in force. Whole cm². */
  readonly unresolved_cm2: number;
  /** What the plain sum of the unresolved plots would count more than once. Whole cm². */
  readonly doubleClaimed_cm2: number;
  /** Clearance items registered and not handed over, and those handed over. */
  readonly unresolvedPlots: number;
  readonly resolvedPlots: number;
  /** Open cases with land inside the red lines in force, each once. */
  readonly openCases: number;
}

/** Footprint and counts of a scope on a day (day number). Counts of a unit go by the unit that the plot names. */
export function footprintAt(model: FootprintModel, spans: FootprintSpans, scope: number, day: number): FootprintAt {
  let unresolved_cm2 = 0;
  let claims_cm2 = 0;
  for (let i = 0; i < spans.count; i++) {
    if (spans.scope[i] !== scope || spans.from[i] > day || spans.until[i] <= day) continue;
    unresolved_cm2 += spans.union_cm2[i];
    claims_cm2 += spans.claims_cm2[i];
  }
  return { unresolved_cm2, doubleClaimed_cm2: claims_cm2 - unresolved_cm2, ...countPlots(model, scope, day) };
}

/** Items of a scope that are registered by the day, unresolved and resolved, and its open cases. */
export function countPlots(
  model: FootprintModel,
  scope: number,
  day: number,
): Pick<FootprintAt, 'unresolvedPlots' | 'resolvedPlots' | 'openCases'> {
  const holds = holdsPlot(model, scope);
  const cases = new Set<string>();
  let unresolvedPlots = 0;
  let resolvedPlots = 0;
  for (const plot of model.input.plots) {
    if (plot.from > day || !holds(plot)) continue;
    if (plot.kind === 'case') {
      if (plot.until > day && isInside(model, plot, day)) cases.add(plot.id);
    } else if (plot.until <= day) resolvedPlots++;
    else unresolvedPlots++;
  }
  return { unresolvedPlots, resolvedPlots, openCases: cases.size };
}

/** Open cases of every scope on a day, in the model's numbering, each once in a scope. */
export function countOpenCases(
  model: FootprintModel,
  scopesOf: (plot: FootprintPlot) => readonly number[],
  day: number,
): number[] {
  const cases = Array.from({ length: model.scopeCount }, () => new Set<string>());
  for (const plot of casePlots(model.input)) {
    if (plot.from > day || plot.until <= day || !isInside(model, plot, day)) continue;
    for (const scope of scopesOf(plot)) cases[scope].add(plot.id);
  }
  return cases.map(({ size }) => size);
}

const listedCases = new WeakMap<FootprintInput['plots'], readonly FootprintPlot[]>();

/** The plots of cases: few among those of items. */
function casePlots({ plots }: FootprintInput): readonly FootprintPlot[] {
  const known = listedCases.get(plots) ?? plots.filter(({ kind }) => kind === 'case');
  listedCases.set(plots, known);
  return known;
}

/** Whether the land that a case holds on a day reaches into the version of its red line in force. */
function isInside(model: FootprintModel, { shapes, redLine }: FootprintPlot, day: number): boolean {
  const version = versionInForce(model, redLine, day);
  const row = shapes?.find(({ from, until }) => from <= day && day < until)?.row;
  return row !== undefined && version >= 0 && versionsAt(model.input, row).has(version);
}

const cutRows = new WeakMap<FootprintInput['redLineCuts'], ReadonlyMap<number, ReadonlySet<number>>>();

/** Versions of red lines that a shape of a case reaches into. */
function versionsAt({ redLineCuts, plots }: FootprintInput, row: number): ReadonlySet<number> {
  let known = cutRows.get(redLineCuts);
  if (!known) {
    const made = new Map<number, Set<number>>();
    for (const { kind, shapes } of plots) if (kind === 'case') for (const one of shapes ?? []) made.set(one.row, new Set());
    for (let k = 0; k < redLineCuts.count; k++) made.get(redLineCuts.subject[k])?.add(redLineCuts.clip[k]);
    known = made;
    cutRows.set(redLineCuts, known);
  }
  return known.get(row) ?? new Set();
}

/** Whether a scope counts a plot: its red line, the unit that it names or that holds most of it and those above it, the district. */
export function holdsPlot({ input, scopeCount }: FootprintModel, scope: number): (plot: FootprintPlot) => boolean {
  const { redLines, units } = input;
  if (scope < redLines.length) return ({ redLine }) => redLine === scope;
  if (scope === scopeCount - 1) return () => true;
  const { id } = units[scope - redLines.length];
  return (plot) => plot.units.includes(id);
}

/** The version in force on a day, as a row of `redLineShapes`, or −1. */
export function versionInForce({ input }: FootprintModel, redLine: number, day: number): number {
  return input.redLines[redLine].versions.find(({ from, until }) => from <= day && day < until)?.row ?? -1;
}
