import type { PropertyValue } from '../feature-table.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { PropertyType } from './package.ts';
import { readTexts, writeTexts } from './text-dictionary.ts';

type Value = PropertyValue | undefined;

/** What a row holds, two bits a row where not all rows have a value. */
const STATE = { value: 0, null: 1, absent: 2 } as const;
const LARGEST_INT = 2 ** 51;

/** The narrowest type that holds every value; `json` for a column of different types. */
export function typeOfColumn(values: readonly Value[]): PropertyType {
  const present = values.filter((value) => value !== null && value !== undefined);
  if (present.every((value) => typeof value === 'string')) return 'text';
  if (present.every((value) => typeof value === 'boolean')) return 'bool';
  if (present.every((value) => typeof value === 'number')) return present.every(isShortInt) ? 'int' : 'float64';
  return 'json';
}

export function writeProperty(writer: ByteWriter, type: PropertyType, values: readonly Value[]): void {
  writeStates(writer, values);
  const present = values.filter((value) => value !== null && value !== undefined);
  if (type === 'text') writeTexts(writer, present as string[]);
  else if (type === 'json')
    writeTexts(
      writer,
      present.map((value) => JSON.stringify(value)),
    );
  else if (type === 'int') for (const value of present) writer.zigzag(value as number);
  else if (type === 'float64') writeFloats(writer, present as number[]);
  else writeBits(writer, present as boolean[]);
}

/** @throws ReadError `package-damaged` */
export function readProperty(reader: ByteReader, type: PropertyType, count: number): Value[] {
  const states = readStates(reader, count);
  if (states === undefined) return readPresent(reader, type, count);
  let present = 0;
  for (const state of states) if (state === STATE.value) present++;
  const read = readPresent(reader, type, present);
  let next = 0;
  return Array.from(states, (state) => (state === STATE.value ? read[next++] : state === STATE.null ? null : undefined));
}

export function isPropertyType(type: string): type is PropertyType {
  return type === 'text' || type === 'int' || type === 'float64' || type === 'bool' || type === 'json';
}

function readPresent(reader: ByteReader, type: PropertyType, count: number): PropertyValue[] {
  if (type === 'text') return readTexts(reader, count);
  if (type === 'json') return readJson(reader, count);
  if (type === 'float64') return readFloats(reader, count);
  if (type === 'bool') return readBits(reader, count);
  if (count > reader.left) reader.damaged();
  const values = new Array<number>(count);
  for (let row = 0; row < count; row++) values[row] = reader.zigzag();
  return values;
}

function isShortInt(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) < LARGEST_INT && !Object.is(value, -0);
}

function writeStates(writer: ByteWriter, values: readonly Value[]): void {
  const complete = values.every((value) => value !== null && value !== undefined);
  writer.byte(complete ? 0 : 1);
  if (complete) return;
  const packed = new Uint8Array(Math.ceil(values.length / 4));
  values.forEach((value, row) => {
    const state = value === undefined ? STATE.absent : value === null ? STATE.null : STATE.value;
    packed[row >> 2] |= state << (2 * (row & 3));
  });
  writer.raw(packed);
}

function readStates(reader: ByteReader, count: number): Uint8Array | undefined {
  const flag = reader.byte();
  if (flag === 0) return undefined;
  if (flag !== 1) reader.damaged();
  const packed = reader.take(Math.ceil(count / 4));
  const states = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    states[row] = (packed[row >> 2] >> (2 * (row & 3))) & 3;
    if (states[row] === 3) reader.damaged();
  }
  return states;
}

function writeFloats(writer: ByteWriter, values: readonly number[]): void {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  values.forEach((value, row) => view.setFloat64(row * 8, value, true));
  writer.raw(new Uint8Array(view.buffer));
}

function readFloats(reader: ByteReader, count: number): number[] {
  const bytes = reader.take(count * 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: count }, (_, row) => view.getFloat64(row * 8, true));
}

function writeBits(writer: ByteWriter, values: readonly boolean[]): void {
  const packed = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, row) => {
    if (value) packed[row >> 3] |= 1 << (row & 7);
  });
  writer.raw(packed);
}

function readBits(reader: ByteReader, count: number): boolean[] {
  const packed = reader.take(Math.ceil(count / 8));
  return Array.from({ length: count }, (_, row) => ((packed[row >> 3] >> (row & 7)) & 1) === 1);
}

function readJson(reader: ByteReader, count: number): PropertyValue[] {
  return readTexts(reader, count).map((text) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      reader.damaged();
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') reader.damaged();
    return value;
  });
}
