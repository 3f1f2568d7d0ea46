import type { LoadedTexts } from '../i18n/create-i18n.ts';
import type { CrsCandidate } from '../core/geodesy/detect-crs.ts';
import { CliError } from './cli-error.ts';

/** A coordinate system that nobody here can be asked about: the error lists what it may be, and what to say. */
export class UnsureCrsError extends CliError {
  constructor(
    error: Pick<CliError, 'code' | 'params' | 'where'>,
    readonly candidates: readonly CrsCandidate[],
    /** Of the options' names: empty, `subject-` or `clip-`. */
    readonly prefix: string,
  ) {
    super(error.code, error.params, error.where);
    this.name = 'UnsureCrsError';
  }
}

/** The lines after an error's own: one for each candidate, or one of JSON. */
export function listCandidates(
  { code, where, candidates, prefix }: UnsureCrsError,
  texts: LoadedTexts,
  asJson: boolean,
): string[] {
  if (candidates.length === 0) return [];
  const entries = candidates.map((candidate) => ({ candidate, options: writeOptions(candidate, candidates, prefix) }));
  if (asJson) {
    const listed = entries.map(({ candidate: { crs, name, swapped, unverified, bounds, reasons }, options }) => ({
      crs,
      name,
      swapped,
      unverified: unverified ?? false,
      bounds,
      reasons,
      options,
    }));
    return [JSON.stringify({ error: code, file: where.file ?? null, candidates: listed })];
  }
  const widest = Math.max(...entries.map(({ options }) => options.length));
  return entries.map(({ candidate, options }) =>
    `  ${options.padEnd(widest)}  ${candidate.name}  ${describePlace(candidate, texts)}`.trimEnd(),
  );
}

/** What to add to the command line. The order of the axes is found again by itself, unless both are on the list. */
function writeOptions({ crs, swapped, unverified }: CrsCandidate, all: readonly CrsCandidate[], prefix: string): string {
  const isOpen = all.some((other) => other.crs === crs && other.swapped !== swapped);
  const value = /[\s()]/.test(crs) ? `"${crs}"` : crs;
  const flags = [...(swapped && isOpen ? [`--${prefix}swap-xy`] : []), ...(unverified ? [`--${prefix}unverified`] : [])];
  return [`--${prefix}crs ${value}`, ...flags].join(' ');
}

function describePlace({ bounds }: CrsCandidate, texts: LoadedTexts): string {
  if (bounds === null) return '';
  const [west, south, east, north] = bounds.map((value) => value.toFixed(4));
  return texts.t('cli.crs.box', { west, south, east, north });
}
