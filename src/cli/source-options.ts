import type { DatumShift } from '../core/geodesy/crs-claim.ts';
import type { CrsWish } from '../formats/detect-table-crs.ts';
import type { ReadOptions } from '../formats/reader.ts';
import { CliError } from './cli-error.ts';
import type { CommandLine, OptionKind } from './command-line.ts';

/** How a file is to be read and placed, as said on the command line. */
export interface SourceOptions {
  readonly read: ReadOptions;
  readonly place: CrsWish;
  /** In front of the options' names: empty, `subject-` or `clip-`. */
  readonly prefix: string;
}

/** The options that `readSourceOptions` understands. */
export function sourceGrammar(prefix = ''): Readonly<Record<string, OptionKind>> {
  const kinds: readonly (readonly [string, OptionKind])[] = [
    ['crs', 'text'],
    ['swap-xy', 'flag'],
    ['unverified', 'flag'],
    ['shift', 'text'],
    ['layer', 'text'],
    ['encoding', 'text'],
  ];
  return Object.fromEntries(kinds.map(([name, kind]) => [prefix + name, kind]));
}

/** @throws CliError `option-shift` */
export function readSourceOptions(line: CommandLine, prefix = ''): SourceOptions {
  const text = (name: string): string | undefined => line.text(prefix + name);
  const [crs, shift, layer, encoding] = [text('crs'), text('shift'), text('layer'), text('encoding')];
  return {
    prefix,
    read: { ...(layer !== undefined && { layer }), ...(encoding !== undefined && { encoding }) },
    place: {
      ...(crs !== undefined && { crs }),
      ...(shift !== undefined && { shift: readShift(`--${prefix}shift`, shift) }),
      swapped: line.flag(`${prefix}swap-xy`),
      unverified: line.flag(`${prefix}unverified`),
    },
  };
}

/** Seven numbers (dx, dy, dz, rx, ry, rz, scale: position vector) or four (dx, dy, rotation, scale: in the plane); metres, arc seconds, ppm. */
function readShift(option: string, text: string): DatumShift {
  const numbers = text.split(/[,，\s]+/).map((part) => (part === '' ? Number.NaN : Number(part)));
  if (!numbers.every(Number.isFinite)) throw new CliError('option-shift', { option, value: text.slice(0, 80) });
  if (numbers.length === 7) {
    const [dx_m, dy_m, dz_m, rx_s, ry_s, rz_s, scale_ppm] = numbers;
    return { dx_m, dy_m, dz_m, rx_s, ry_s, rz_s, scale_ppm };
  }
  if (numbers.length === 4) {
    const [dx_m, dy_m, rotation_s, scale_ppm] = numbers;
    return { dx_m, dy_m, rotation_s, scale_ppm };
  }
  throw new CliError('option-shift', { option, value: text.slice(0, 80) });
}
